package io.github.openrouter4e.agent.internal.instructions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.tools.ProjectInstructions.Trusted;
import io.github.openrouter4e.storage.AtomicFile;
import io.github.openrouter4e.storage.Json;

/** What the user decided about projects, in a file of the workspace, outside of the projects. Thread-safe. */
@SuppressWarnings("nls") // JSON
final class TrustedProjects {

	/**
	 * A decision about files with this hash.
	 *
	 * @param files their paths; none in what earlier versions wrote
	 * @param when  null in what earlier versions wrote
	 */
	record Decision(String hash, boolean trusted, List<String> files, @Nullable Instant when) {
	}

	private final Path file;
	private @Nullable Map<String, Decision> decisions; // guarded by this

	/** @param file need not exist */
	TrustedProjects(Path file) {
		this.file = file;
	}

	private Map<String, Decision> all() {
		var known = decisions;
		if (known != null) {
			return known;
		}
		var read = new TreeMap<String, Decision>();
		try {
			if (Files.exists(file)) {
				var node = Json.parse(Files.readString(file));
				for (var entry : node.properties()) {
					read.put(entry.getKey(), decision(entry.getValue()));
				}
			}
		} catch (IOException e) { // nobody is trusted then
			ILog.of(TrustedProjects.class).warn("Which projects are trusted is not known", e);
		}
		decisions = read;
		return read;
	}

	private static Decision decision(JsonNode node) {
		var files = new ArrayList<String>();
		node.path("files").forEach(file -> files.add(file.asText()));
		var when = node.path("when").asLong();
		return new Decision(Json.textOrEmpty(node, "hash"), node.path("trusted").asBoolean(), files,
				when > 0 ? Instant.ofEpochSecond(when) : null);
	}

	/** The decision about a project, whatever its files were then; null if there is none. */
	synchronized @Nullable Decision of(String project) {
		return all().get(project);
	}

	/** @param decision null: none any more */
	synchronized void put(String project, @Nullable Decision decision) {
		if (decision == null) {
			all().remove(project);
		} else {
			all().put(project, decision);
		}
		var object = Json.object();
		all().forEach((name, each) -> {
			var node = object.putObject(name).put("hash", each.hash()).put("trusted", each.trusted());
			var files = node.putArray("files");
			each.files().forEach(files::add);
			var when = each.when();
			node.put("when", when == null ? 0 : when.getEpochSecond());
		});
		try {
			Files.createDirectories(file.getParent());
			AtomicFile.write(file, Json.text(object).getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) { // holds until Eclipse ends, and is asked again then
			ILog.of(TrustedProjects.class).warn("Which projects are trusted cannot be written", e);
		}
	}

	/** The projects that were trusted. */
	synchronized List<Trusted> trusted() {
		var trusted = new ArrayList<Trusted>();
		all().forEach((name, decision) -> {
			if (decision.trusted()) {
				trusted.add(new Trusted(name, decision.files(), decision.when()));
			}
		});
		return trusted;
	}
}
