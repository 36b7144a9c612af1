package io.github.openrouter4e.agent.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.ignore.SecretFiles;
import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.WellFormed;

/**
 * The log of calls in two files of the workspace: when the one that is written is full, it takes the place of the other. Has no
 * contents of files, and no keys.
 */
@Component(service = ToolLog.class)
@SuppressWarnings("nls") // file format
public final class AuditLog implements ToolLog {

	private static final long LARGEST = 2_000_000;
	private static final int LONGEST_SUBJECT = 1_000;
	private static final int MOST_SHOWN = 1_000;

	private final Path file;
	private final Path before;
	private final long largest;
	private final LineFile lines;

	@Activate
	public AuditLog(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, "io.github.openrouter4e.agent"), LARGEST);
	}

	/** @param largest bytes of one of the two files */
	AuditLog(Path folder, long largest) {
		file = folder.resolve("calls.jsonl");
		before = folder.resolve("calls.1.jsonl");
		lines = new LineFile(file);
		this.largest = largest;
	}

	@Override
	public synchronized void add(Entry entry) {
		try {
			if (lines.size() >= largest) {
				lines.close();
				Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
			}
			var line = Json.object("call").put("time", entry.began().toString())
					.put("conversation", entry.conversationId())
					.put("call", entry.callId()).put("tool", entry.tool()).put("effect", entry.effect().name())
					.put("subject", harmless(entry.subject())).put("decision", entry.decision())
					.put("rule", harmless(entry.rule())).put("outcome", entry.outcome()).put("length", entry.length());
			Json.put(line, "duration", entry.duration());
			lines.append(line);
		} catch (IOException e) {
			ILog.of(AuditLog.class).warn("A call could not be logged", e);
		}
	}

	private static String harmless(String text) {
		return SecretFiles.byContent(text).isPresent()
				? "(holds a key or a token)"
				: WellFormed.shortened(text, LONGEST_SUBJECT);
	}

	@Override
	public List<Entry> latest() throws IOException {
		var entries = new ArrayList<Entry>();
		for (var each : List.of(before, file)) {
			if (Files.exists(each)) {
				for (var line : Files.readAllLines(each)) {
					var entry = entry(line);
					if (entry != null) {
						entries.add(entry);
					}
				}
			}
		}
		return List.copyOf(entries.subList(Math.max(0, entries.size() - MOST_SHOWN), entries.size()).reversed());
	}

	private static @Nullable Entry entry(String line) {
		JsonNode json;
		try {
			json = Json.parse(line.substring(Math.max(0, line.indexOf('{'))));
		} catch (@SuppressWarnings("unused") IOException e) {
			return null; // cut by a crash
		}
		var time = Json.instant(json, "time");
		var duration = Json.millis(json, "duration");
		return time == null
				? null
				: new Entry(time, Json.textOrEmpty(json, "conversation"), Json.textOrEmpty(json, "call"),
						Json.textOrEmpty(json, "tool"), Json.constant(json, "effect", Effect.class, Effect.NONE),
						Json.textOrEmpty(json, "subject"), Json.textOrEmpty(json, "decision"),
						Json.textOrEmpty(json, "rule"), Json.textOrEmpty(json, "outcome"),
						duration == null ? Duration.ZERO : duration, json.path("length").asInt());
	}

	/** Closes the file. */
	@Deactivate
	public synchronized void close() throws IOException {
		lines.close();
	}
}
