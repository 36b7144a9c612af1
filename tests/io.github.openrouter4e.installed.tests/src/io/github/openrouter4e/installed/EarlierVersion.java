package io.github.openrouter4e.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an installed Eclipse with commit dc29edb has left: history, ledger and drafts, every preference with a value that is
 * not its default, a key in secure storage and the agreement to its server. Written by that version, built and installed as
 * this one, in two sessions with a chat each; the preferences by its own service. Of the workspace only our files are kept,
 * and not the list of models, which is fetched again.
 */
final class EarlierVersion {

	static final String KEY = "sk-or-v1-" + "01df00d5".repeat(8);
	static final String MASTER_PASSWORD = "master password";
	static final String CONVERSATION = "20261128-071954-23ba8461549024d5";

	private static final Path FILES = Path.of("earlier").toAbsolutePath();
	private static final Path PLUGINS = Path.of(".metadata/.plugins");
	/** Stands for the port of the server, in the files that name it. */
	private static final String PORT = "PORT";

	private EarlierVersion() {}

	/**
	 * Puts the files where they were.
	 *
	 * @param port of the server that is used now
	 */
	static void restore(Eclipse eclipse, Workspace workspace, Path keyring, int port) throws IOException {
		Folders.copy(FILES.resolve("workspace/metadata"), workspace.metadata());
		Path agreements = Path.of("io.github.openrouter4e.settings");
		Folders.copy(FILES.resolve("configuration").resolve(agreements),
				eclipse.folder().resolve("configuration").resolve(agreements));
		Files.copy(FILES.resolve("keyring"), keyring);
		for (Path file : List.of(keyring,
				eclipse.folder().resolve("configuration").resolve(agreements).resolve("confirmed-servers"),
				workspace.folder().resolve(PLUGINS)
						.resolve("org.eclipse.core.runtime/.settings/io.github.openrouter4e.settings.prefs"))) {
			Files.writeString(file, Files.readString(file).replace(PORT, String.valueOf(port)));
		}
	}

	/** A file of the history, beginning with what the earlier version wrote there. */
	static List<String> addedTo(Workspace workspace, String name) throws IOException {
		Path file = Path.of("io.github.openrouter4e.chat", name);
		String before = Files.readString(FILES.resolve("workspace/metadata/.plugins").resolve(file));
		String now = Files.readString(workspace.folder().resolve(PLUGINS).resolve(file));
		if (!now.startsWith(before)) {
			throw new AssertionError(name + " was rewritten: " + now);
		}
		return now.substring(before.length()).lines().toList();
	}
}
