package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineScanner;

/**
 * Conversations as JSON files of their own: {@code {"format":"openrouter4e-conversation","version":1,"records":[…]}}, where
 * the records are the intact lines of the conversation's file without their checksums. So nothing is lost, neither branches
 * nor what a newer version wrote. What a damaged line leaves without its beginning is repaired as when the file is read, so
 * that {@link ConversationImport} takes every export.
 */
@SuppressWarnings("nls") // file format
public final class ConversationExport {

	static final String FORMAT = "openrouter4e-conversation";

	private final JsonGenerator json;
	private final Set<String> turns = new HashSet<>();
	private final Set<String> answers = new HashSet<>();
	private final Set<String> runningTools = new HashSet<>();
	private @Nullable String lastTurn;

	private ConversationExport(JsonGenerator json) {
		this.json = json;
	}

	/** Writes a conversation; line by line, so that a large one needs no memory. */
	public static void write(Path conversation, OutputStream target) throws IOException {
		write(conversation, List.of(), target);
	}

	/** @param kept lines that could not be written yet: with them, the file need not exist */
	static void write(Path conversation, List<byte[]> kept, OutputStream target) throws IOException {
		try (JsonGenerator json = Json.mapper().createGenerator(target)) {
			json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
			json.writeStartObject();
			json.writeStringField("format", FORMAT);
			json.writeNumberField("version", ConversationFile.FORMAT);
			json.writeArrayFieldStart("records");
			var export = new ConversationExport(json);
			if (kept.isEmpty() || Files.exists(conversation)) {
				LineScanner.scan(conversation, (offset, bytes, start, length) -> export
						.record(Json.parseOurs(bytes, start, length)));
			}
			for (byte[] line : kept) {
				export.record(Json.parseOurs(line, 0, line.length));
			}
			json.writeEndArray();
			json.writeEndObject();
		}
	}

	private void record(JsonNode line) throws IOException {
		if (line instanceof ObjectNode record && keeps(record)) {
			record.remove("c");
			json.writeTree(record);
		}
	}

	private boolean keeps(ObjectNode record) {
		String id = Json.textOrEmpty(record, "id");
		return switch (Json.textOrEmpty(record, "t")) {
			case "" -> false;
			case "tool" -> runningTools.remove(id) || turn(id, record);
			case "question", "answer", "toolBegun" -> turn(id, record);
			case "piece", "part", "started", "again", "resumed", "cost" -> answers.contains(id);
			case "active", "delete", "restore", "leaveOut", "condensed" -> turns.contains(id);
			case "queue", "unqueue" -> HistoryRules.isTurnId(id);
			default -> true;
		};
	}

	private boolean turn(String id, ObjectNode record) {
		if (!HistoryRules.isTurnId(id) || !turns.add(id)) {
			return false;
		}
		String parent = Json.text(record, "p");
		if (parent != null && (parent.equals(id) || !turns.contains(parent))) {
			record.remove("p");
			Json.put(record, "p", lastTurn);
		}
		if (Json.textOrEmpty(record, "t").equals("answer")) {
			answers.add(id);
		} else if (Json.textOrEmpty(record, "t").equals("toolBegun")) {
			runningTools.add(id);
		}
		lastTurn = id;
		return true;
	}
}
