package io.github.openrouter4e.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One start of an Eclipse with the probe in it, which does what it is told and closes Eclipse. */
final class ProbeRun {

	private final Eclipse eclipse;
	private final Workspace workspace;
	private final Map<String, String> orders = new LinkedHashMap<>();
	private final Map<String, String> environment = new LinkedHashMap<>();
	private final List<String> arguments = new ArrayList<>();

	ProbeRun(Eclipse eclipse, Workspace workspace) {
		this.eclipse = eclipse;
		this.workspace = workspace;
	}

	/** The key comes from the environment, as on a shared machine. */
	ProbeRun withKeyInEnvironment(String key) {
		environment.put("OPENROUTER_API_KEY", key);
		return this;
	}

	/** Secure storage in files of its own, opened without a dialog. */
	ProbeRun withSecureStorage(Path keyring, Path masterPassword) {
		arguments.addAll(
				List.of("-eclipse.keyring", keyring.toString(), "-eclipse.password", masterPassword.toString()));
		return this;
	}

	ProbeRun fillingIn(String page, String... fields) {
		orders.put("page", page);
		orders.put("fields", String.join("||", fields));
		return this;
	}

	/** A preference page must show these values. */
	ProbeRun seeingOn(String page, String... values) {
		orders.merge("shown", page + "=" + String.join("|", values), (before, next) -> before + "||" + next);
		return this;
	}

	ProbeRun sending(String prompt, String... expected) {
		orders.put("prompt", prompt);
		orders.put("expected", String.join("||", expected));
		return this;
	}

	/** Starts, waits until Eclipse has closed, and fails if the probe or Eclipse did. */
	Result run(String name) throws IOException, InterruptedException {
		Path results = eclipse.folder().resolveSibling(name);
		Folders.delete(results);
		List<String> properties = new ArrayList<>(List.of("-Dopenrouter4e.probe.results=" + results));
		orders.forEach((key, value) -> properties.add("-Dopenrouter4e.probe." + key + "=" + value));
		int exit = eclipse.run(name, properties, arguments, environment, workspace.folder());
		assertEquals("ok", Eclipse.read(results.resolve("outcome.txt")),
				() -> Eclipse.read(eclipse.log(name)) + workspace.ourErrors());
		assertEquals(0, exit, () -> Eclipse.read(eclipse.log(name)));
		return new Result(results);
	}

	/** What the probe found. */
	record Result(Path folder) {

		/** Our bundles with their states before anything was opened: "name version STATE". */
		List<String> bundlesAtStart() {
			return ours("bundles-at-start.txt");
		}

		List<String> bundlesAtEnd() {
			return ours("bundles-at-end.txt");
		}

		private List<String> ours(String file) {
			return Eclipse.read(folder.resolve(file)).lines().filter(
					line -> line.startsWith("io.github.openrouter4e.") && !line.startsWith(Built.PROBE + " "))
					.toList();
		}
	}
}
