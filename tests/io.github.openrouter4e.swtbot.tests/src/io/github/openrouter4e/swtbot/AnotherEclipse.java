package io.github.openrouter4e.swtbot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A second Eclipse, made of the bundles of this one, with a workspace of its own. */
final class AnotherEclipse {

	private final Path workspace;
	private final Path configuration;
	private Process process;
	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
	private final List<String> said = new ArrayList<>();

	AnotherEclipse(Path folder) throws IOException {
		workspace = folder.resolve("workspace");
		configuration = Files.createDirectory(folder.resolve("configuration"));
		Path own = Path.of(URI.create(System.getProperty("osgi.configuration.area")));
		Files.copy(own.resolve("config.ini"), configuration.resolve("config.ini"));
	}

	Path workspace() {
		return workspace;
	}

	AnotherEclipse start(AnotherUser.Day day, String server) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-D" + AnotherUser.DAY + '=' + day, "-D" + AnotherUser.SERVER + '=' + server));
		for (String name : List.of("playback.poll.delay", "search.timeout", "keyboard.layout", "screenshots.dir")) {
			String property = "org.eclipse.swtbot." + name;
			if (System.getProperty(property) != null) {
				command.add("-D" + property + '=' + System.getProperty(property));
			}
		}
		command.addAll(List.of("-jar", launcher(), "-data", workspace.toString(), "-configuration",
				configuration.toString(), "-eclipse.keyring", configuration.resolve("keyring").toString(),
				"-application",
				"org.eclipse.ui.ide.workbench", "-nosplash"));
		for (String option : List.of("osgi.nl", "osgi.dev")) {
			if (System.getProperty(option) != null) {
				command.addAll(List.of(option.replace("osgi.", "-"), System.getProperty(option)));
			}
		}
		process = new ProcessBuilder(command).redirectErrorStream(true).start();
		Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(lines::add));
		return this;
	}

	private static String launcher() {
		String path = System.getProperty("java.class.path");
		return Path.of(path).toAbsolutePath().toString();
	}

	/** Waits until it prints this line. */
	void await(String wanted) throws InterruptedException {
		for (String line = next(); !line.equals(wanted); line = next()) {
			said.add(line);
			if (line.equals(AnotherUser.FAILED)) {
				throw new AssertionError(String.join("\n", said));
			}
		}
	}

	private String next() throws InterruptedException {
		String line = lines.poll(3, TimeUnit.MINUTES);
		if (line == null) {
			throw new AssertionError("it says nothing any more: " + String.join("\n", said));
		}
		return line;
	}

	/** Ends it as the kernel ends processes: without a chance to save anything. */
	void kill() throws InterruptedException {
		if (process != null) {
			process.destroyForcibly().waitFor();
		}
	}
}
