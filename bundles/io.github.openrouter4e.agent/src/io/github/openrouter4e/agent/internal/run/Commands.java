package io.github.openrouter4e.agent.internal.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.PrivateFiles;

/**
 * The commands that run and have run since Eclipse started, with what they have written. All of them end with Eclipse.
 * Thread-safe.
 */
@Component(service = Commands.class)
public final class Commands {

	/** How long output is waited for once a command has ended; something that it started may go on writing. */
	private static final Duration DRAIN = Duration.ofMillis(500);
	/** Commands that are kept, with their output. */
	private static final int MOST = 50;

	private final Path folder;
	private final boolean console;
	private final Duration drain;
	private final AtomicInteger number = new AtomicInteger();
	private final Map<String, Running> commands = new ConcurrentHashMap<>();
	private @Nullable ExecutorService starter; // guarded by this

	/** A command. */
	static final class Running {

		private final String id;
		private final String conversation;
		private final String text;
		private final Process process;
		private final CommandOutput output;
		private final long began = System.nanoTime();
		private final CompletableFuture<Integer> end = new CompletableFuture<>();

		Running(String id, String conversation, String text, Process process, CommandOutput output) {
			this.id = id;
			this.conversation = conversation;
			this.text = text;
			this.process = process;
			this.output = output;
		}

		String id() {
			return id;
		}

		String text() {
			return text;
		}

		CommandOutput output() {
			return output;
		}

		boolean ended() {
			return end.isDone();
		}

		/** Of one that has ended. */
		int exitCode() {
			return process.exitValue();
		}

		Duration duration() {
			return Duration.ofNanos(System.nanoTime() - began);
		}

		/** @return whether it has ended by then */
		boolean await(Duration limit) {
			try {
				end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
				return true;
			} catch (@SuppressWarnings("unused") TimeoutException | ExecutionException e) {
				return ended();
			} catch (@SuppressWarnings("unused") InterruptedException e) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

		/** Ends it with everything that it has started. */
		void kill() {
			ProcessTree.kill(process);
		}
	}

	@Activate
	public Commands(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, "io.github.openrouter4e.agent").resolve("commands"), hasDebugger()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/**
	 * @param folder  for what commands write; what is in it from earlier is deleted when the first one starts
	 * @param console whether they are shown in the Console view
	 */
	public Commands(Path folder, boolean console) {
		this(folder, console, DRAIN);
	}

	/** @param drain how long output is waited for once a command has ended */
	Commands(Path folder, boolean console, Duration drain) {
		this.folder = folder;
		this.console = console;
		this.drain = drain;
	}

	/** Small products come without it. */
	static boolean hasDebugger() {
		try {
			Class.forName("org.eclipse.debug.core.DebugPlugin", false, Commands.class.getClassLoader()); //$NON-NLS-1$
			return true;
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return false;
		}
	}

	/**
	 * Starts a command. It is watched on threads of its own.
	 *
	 * @param conversation for which it runs; others neither read nor end it
	 * @param arguments   the program and its arguments
	 * @param environment all variables
	 * @param shown       gets what it writes, line by line
	 */
	Running start(String conversation, String text, List<String> arguments, Path directory,
			Map<String, String> environment,
			Consumer<String> shown) throws IOException {
		var id = "c" + number.incrementAndGet(); //$NON-NLS-1$
		if ("c1".equals(id)) { //$NON-NLS-1$
			clear();
		}
		PrivateFiles.createFolders(folder);
		var builder = new ProcessBuilder(arguments).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(environment);
		var process = start(builder);
		process.getOutputStream().close();
		var running = new Running(id, conversation, text, process,
				new CommandOutput(folder.resolve(id + ".txt"), nativeCharset())); //$NON-NLS-1$
		commands.put(id, running);
		forgetOld();
		var copy = new ShownProcess.Copy();
		watch(running, console ? shown.andThen(copy::add) : shown, copy);
		if (console) {
			CommandConsole.show(text, process, copy);
		}
		return running;
	}

	/**
	 * On one thread that stays: a sandbox ends with the thread that has started it.
	 *
	 * @throws IOException if there is no such program
	 */
	private Process start(ProcessBuilder builder) throws IOException {
		ExecutorService thread;
		synchronized (this) {
			var known = starter;
			thread = known == null
					? Executors.newSingleThreadExecutor(
							task -> Thread.ofPlatform().daemon().name("OpenRouter commands").unstarted(task)) //$NON-NLS-1$
					: known;
			starter = thread;
		}
		try {
			return thread.submit(builder::start).get();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException(e);
		}
	}

	private void watch(Running running, Consumer<String> shown, ShownProcess.Copy copy) {
		var read = new CompletableFuture<@Nullable Void>();
		Thread.ofVirtual().name("OpenRouter output").start(() -> { //$NON-NLS-1$
			try {
				running.output.readAll(running.process.getInputStream(), shown);
			} catch (@SuppressWarnings("unused") IOException | RuntimeException e) {
				// closed, as nobody waits for the rest
			} finally {
				copy.end();
				read.complete(null);
			}
		});
		Thread.ofVirtual().name("OpenRouter command").start(() -> { //$NON-NLS-1$
			var exit = running.process.onExit().join().exitValue();
			try {
				read.get(drain.toMillis(), TimeUnit.MILLISECONDS);
			} catch (@SuppressWarnings("unused") TimeoutException | ExecutionException e) {
				running.output.cutOff();
			} catch (@SuppressWarnings("unused") InterruptedException e) {
				Thread.currentThread().interrupt();
			} finally {
				running.end.complete(exit);
			}
		});
	}

	/** Of Eclipse's start, not of its files. */
	private static Charset nativeCharset() {
		try {
			return Charset.forName(System.getProperty("native.encoding", "")); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return StandardCharsets.ISO_8859_1;
		}
	}

	/** A command of a conversation by its id; null if there is none. */
	@Nullable
	Running find(String conversation, String id) {
		for (var each : commands.values()) {
			if (each.id().equals(id) && each.conversation.equals(conversation)) {
				return each;
			}
		}
		return null;
	}

	/** Those of a conversation that run. */
	List<Running> running(String conversation) {
		return running().stream().filter(command -> command.conversation.equals(conversation)).toList();
	}

	/** Those that run. */
	List<Running> running() {
		return commands.values().stream().filter(command -> !command.ended()).toList();
	}

	private void forgetOld() {
		var ended = new ArrayList<>(commands.values());
		ended.removeIf(command -> !command.ended());
		ended.sort((a, b) -> Long.compare(a.began, b.began));
		for (var command : ended.subList(0, Math.max(0, ended.size() - MOST))) {
			commands.remove(command.id());
			try {
				Files.deleteIfExists(command.output().file());
			} catch (@SuppressWarnings("unused") IOException e) {
				// is deleted with the next start
			}
		}
	}

	private void clear() {
		if (Files.isDirectory(folder)) {
			try (var files = Files.newDirectoryStream(folder, "c*.txt")) { //$NON-NLS-1$
				for (var file : files) {
					Files.deleteIfExists(file);
				}
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** Ends everything. */
	@Deactivate
	public void stop() {
		running().parallelStream().forEach(Running::kill);
		synchronized (this) {
			var thread = starter;
			if (thread != null) {
				thread.shutdown();
			}
		}
	}
}
