package io.github.openrouter4e.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An Eclipse in a folder of its own, used from outside: by its p2 director, and by starting it. */
record Eclipse(Path folder) {

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	static Eclipse copyOf(Path product, String name) throws IOException {
		return new Eclipse(Folders.copy(product, Built.work().resolve(name).resolve("eclipse")));
	}

	/** What Help &gt; Install New Software does, from this one site. */
	Eclipse install(URI site, String unit) throws IOException, InterruptedException {
		return direct("-repository", site.toString(), "-installIU", unit);
	}

	/** In one go with what drives it, for who does not test the installation itself: each start of p2 takes seconds. */
	Eclipse installWithProbe(URI site, String unit) throws IOException, InterruptedException {
		return direct("-repository", site + "," + Built.probeSite().toUri(), "-installIU", unit + "," + Built.PROBE);
	}

	/** What Help &gt; Check for Updates does. */
	Eclipse update(URI site, String unit, String installedVersion) throws IOException, InterruptedException {
		return direct("-repository", site.toString(), "-uninstallIU", unit + "/" + installedVersion, "-installIU",
				unit);
	}

	Eclipse uninstall(String unit) throws IOException, InterruptedException {
		return direct("-uninstallIU", unit);
	}

	/** As if the user of this installation had agreed to send the key of the environment variable to this server. */
	Eclipse confirming(URI baseUrl) throws IOException {
		String origin = baseUrl.resolve("/").toString().replaceFirst("/$", "");
		Path area = Files.createDirectories(folder.resolve("configuration/io.github.openrouter4e.settings"));
		Files.write(area.resolve("confirmed-servers"), List.of(origin, "environment " + origin));
		return this;
	}

	private Eclipse direct(String... orders) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("-application", "org.eclipse.equinox.p2.director"));
		arguments.addAll(List.of(orders));
		// The director needs some workspace; it leaves nothing there that matters.
		assertEquals(0, run("director", List.of(), arguments, Map.of(), folder.resolveSibling("director-workspace")),
				() -> "director: " + read(log("director")));
		return this;
	}

	/** Starts the launcher and waits for its end; its output goes to a file beside the installation. */
	int run(String what, List<String> properties, List<String> arguments, Map<String, String> environment,
			Path workspace)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(Built.java());
		command.addAll(properties);
		command.addAll(List.of("-jar", launcher().toString(), "-nosplash", "-nl", "en", "-data", workspace.toString()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log(what).toFile());
		builder.environment().remove("OPENROUTER_API_KEY"); // a developer's own must not get into a test
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError(what + " did not end: " + read(log(what)));
			}
			return process.exitValue();
		} finally {
			process.destroyForcibly();
		}
	}

	Path log(String what) {
		return folder.resolveSibling(what + ".log");
	}

	private Path launcher() throws IOException {
		try (Stream<Path> plugins = Files.list(folder.resolve("plugins"))) {
			return plugins.filter(file -> file.getFileName().toString().startsWith("org.eclipse.equinox.launcher_"))
					.findFirst().orElseThrow();
		}
	}

	/** Names and versions of our bundles that are part of the installation, the probe aside. */
	List<String> ours() {
		return read(folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info")).lines()
				.filter(line -> line.startsWith("io.github.openrouter4e.") && !line.startsWith(Built.PROBE + ","))
				.map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1))).toList();
	}

	static String read(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "(no " + file + ")";
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
