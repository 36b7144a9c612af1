package io.github.openrouter4e.installed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A user's workspace: settings, history, log. Outlives the installation that opened it. */
record Workspace(Path folder) {

	private static final Pattern ENTRY = Pattern.compile("(?m)^(?=!ENTRY )");

	static Workspace fresh(String name) throws IOException {
		Path folder = Built.work().resolve(name).resolve("workspace");
		Folders.delete(folder.getParent().resolve("workspace"));
		Files.createDirectories(folder);
		return new Workspace(folder);
	}

	/** As the preference page writes them. */
	Workspace withPreferences(Map<String, String> preferences) throws IOException {
		Path file = folder
				.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/io.github.openrouter4e.settings.prefs");
		Files.createDirectories(file.getParent());
		List<String> lines = new ArrayList<>(List.of("eclipse.preferences.version=1"));
		preferences.forEach((key, value) -> lines.add(stored(key) + "=" + escaped(value)));
		Files.write(file, lines);
		return this;
	}

	/** A key with slashes in it follows two more, or it would count as the path of another node. */
	private static String stored(String key) {
		return escaped(key.contains("/") ? "//" + key : key);
	}

	private static String escaped(String text) {
		return text.replace(":", "\\:");
	}

	/** Talks to this server, with the key from the environment: by itself that one goes to OpenRouter only. */
	Workspace usingServer(URI baseUrl) throws IOException {
		String origin = baseUrl.resolve("/").toString().replaceFirst("/$", "");
		return withPreferences(Map.of("baseUrl.useCustom", "true", "baseUrl.custom", baseUrl.toString(),
				"key.location:" + origin, "ENVIRONMENT"));
	}

	Path metadata() {
		return folder.resolve(".metadata");
	}

	/** Log entries that we wrote, or that have a class of ours in their stack trace. */
	String ourErrors() {
		return entries().stream().filter(entry -> entry.contains("io.github.openrouter4e"))
				.collect(Collectors.joining());
	}

	/** Entries of severity error, whoever wrote them. */
	List<String> errors() {
		return entries().stream().filter(entry -> entry.matches("(?s)!ENTRY \\S+ 4 .*")).toList();
	}

	private List<String> entries() {
		Path log = metadata().resolve(".log");
		return Files.exists(log)
				? ENTRY.splitAsStream(Eclipse.read(log)).filter(entry -> entry.startsWith("!ENTRY ")).toList()
				: List.of();
	}
}
