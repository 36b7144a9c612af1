package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.ForeignFileException;

/**
 * Conversations as JSON files of their own: {@code {"format":"openrouter4e-conversation","version":1,"records":[…]}}, where
 * the records are the intact lines of the conversation's file without their checksums. So nothing is lost, neither branches
 * nor what a newer version wrote.
 */
@SuppressWarnings("nls") // file format
public final class ConversationExport {

	private static final String FORMAT = "openrouter4e-conversation";

	private ConversationExport() {}

	/** Writes a conversation; line by line, so that a large one needs no memory. */
	public static void write(Path conversation, OutputStream target) throws IOException {
		try (JsonGenerator json = Json.mapper().createGenerator(target)) {
			json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
			json.writeStartObject();
			json.writeStringField("format", FORMAT);
			json.writeNumberField("version", ConversationFile.FORMAT);
			json.writeArrayFieldStart("records");
			LineScanner.scan(conversation, (offset, bytes, start, length) -> {
				ObjectNode record = (ObjectNode) Json.parse(bytes, start, length);
				record.remove("c");
				json.writeTree(record);
			});
			json.writeEndArray();
			json.writeEndObject();
		}
	}

	/**
	 * Adds an exported conversation to a folder.
	 *
	 * @param newId the id that it gets if its own is taken
	 * @throws IOException if it cannot be read, a {@link ForeignFileException} if it is none of ours; nothing is added
	 *                     then
	 */
	public static ConversationSummary read(InputStream source, ConversationFolder folder, String newId)
			throws IOException {
		JsonNode all = parse(source);
		if (all == null || !FORMAT.equals(Json.text(all, "format"))) {
			throw new ForeignFileException("not an exported conversation", null);
		}
		String own = Json.textOrEmpty(all.path("records").path(0), "id");
		String id = isFree(own, folder) ? own : newId;
		Path target = folder.path(id);
		Path unfinished = target.resolveSibling(id + ".import");
		try {
			copy(all.path("records"), id, unfinished);
			Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(unfinished);
		}
		try (var file = new ConversationFile(target)) {
			ConversationSummary summary = ConversationScan.open(file).summary();
			folder.put(summary);
			return summary;
		}
	}

	private static JsonNode parse(InputStream source) throws IOException {
		try {
			return Json.mapper().readTree(source);
		} catch (JsonProcessingException e) {
			throw new ForeignFileException("not JSON, or cut", e);
		}
	}

	private static boolean isFree(String id, ConversationFolder folder) {
		try {
			return !folder.exists(id);
		} catch (IOException e) {
			return false; // no id that we would give
		}
	}

	private static void copy(JsonNode records, String id, Path target) throws IOException {
		boolean hasTurn = false;
		try (var file = new LineFile(target)) {
			for (JsonNode record : records) {
				if (record instanceof ObjectNode object && record.path("t").isTextual()) {
					String type = Json.textOrEmpty(record, "t");
					if (type.equals("conversation")) {
						object.put("id", id);
					}
					hasTurn |= type.equals("question") || type.equals("answer");
					file.append(inOrder(object));
				}
			}
		}
		if (!hasTurn) {
			throw new ForeignFileException("the exported conversation is empty", null);
		}
	}

	/** Other programs may reorder fields; ours come first, where {@link LineHead} reads them. */
	private static ObjectNode inOrder(ObjectNode record) {
		ObjectNode ordered = Json.object();
		for (String name : new String[]{"t", "id", "p", "at"}) {
			JsonNode value = record.get(name);
			if (value != null) {
				ordered.set(name, value);
			}
		}
		record.remove("c");
		ordered.setAll(record);
		return ordered;
	}
}
