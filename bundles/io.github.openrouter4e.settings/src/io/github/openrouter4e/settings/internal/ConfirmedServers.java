package io.github.openrouter4e.settings.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;

/**
 * The servers to which the user agreed to send a key. Kept in a file of this installation rather than in a preference,
 * because preferences are imported, synchronised and shared, and an agreement must not be. Where the file cannot be
 * written, the agreement holds until Eclipse closes. Thread-safe.
 */
@SuppressWarnings("nls") // content of the file
final class ConfirmedServers {
	private static final String BUNDLE = "io.github.openrouter4e.settings";
	private static final String FILE = "confirmed-servers";
	/** Begins the line of a server that may get the key of the environment variable, and not only a key of its own. */
	private static final String ENVIRONMENT = "environment ";

	private final @Nullable Path file;
	private final Executor writer;
	private final Set<String> lines = ConcurrentHashMap.newKeySet();

	/**
	 * @param file
	 *            one server a line; null to remember nothing
	 * @param writer
	 *            runs what writes the file
	 */
	ConfirmedServers(@Nullable Path file, Executor writer) {
		this.file = file;
		this.writer = writer;
		lines.addAll(read());
		lines.add(Origin.OPENROUTER.text());
		lines.add(ENVIRONMENT + Origin.OPENROUTER.text());
	}

	/** Those of the running Eclipse, for all its workspaces: in its configuration area. */
	static ConfirmedServers ofInstallation() {
		return new ConfirmedServers(installationFile(), Thread::startVirtualThread);
	}

	private static @Nullable Path installationFile() {
		Location configuration = Platform.getConfigurationLocation();
		if (configuration == null) {
			return null;
		}
		try {
			URL folder = configuration.getDataArea(BUNDLE);
			return Path.of(new java.io.File(folder.getPath()).toURI()).resolve(FILE);
		} catch (IOException | IllegalArgumentException e) {
			ILog.of(ConfirmedServers.class).warn("There is no place to remember confirmed servers.", e);
			return null;
		}
	}

	/** @return whether a key may be sent there; which one is told by its place */
	boolean contains(Origin server, boolean fromEnvironment) {
		return lines.contains(server.text()) && (!fromEnvironment || lines.contains(ENVIRONMENT + server.text()));
	}

	/** The user agrees to this server. */
	void add(Origin server) {
		addLine(server.text());
	}

	/** The user agrees that the key of the environment variable goes to this server, once it is {@link #add added}. */
	void addEnvironment(Origin server) {
		addLine(ENVIRONMENT + server.text());
	}

	private void addLine(String line) {
		if (lines.add(line)) {
			writer.execute(this::write);
		}
	}

	private Set<String> read() {
		Path present = file;
		if (present == null) {
			return Set.of();
		}
		try {
			return new TreeSet<>(Files.readAllLines(present));
		} catch (@SuppressWarnings("unused") NoSuchFileException e) {
			return Set.of();
		} catch (IOException e) {
			ILog.of(ConfirmedServers.class)
					.warn("The confirmed servers cannot be read; they have to be confirmed again.", e);
			return Set.of();
		}
	}

	private synchronized void write() {
		Path target = file;
		if (target == null) {
			return;
		}
		Set<String> all = new TreeSet<>(read()); // another Eclipse of this installation may have added some
		all.addAll(lines);
		try {
			Files.createDirectories(target.getParent());
			Path fresh = Files.createTempFile(target.getParent(), FILE, ".tmp");
			Files.write(fresh, all);
			Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			ILog.of(ConfirmedServers.class).warn("The confirmed servers cannot be kept beyond this session.", e);
		}
	}
}
