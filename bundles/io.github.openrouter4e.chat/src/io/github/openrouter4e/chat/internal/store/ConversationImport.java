package io.github.openrouter4e.chat.internal.store;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.ForeignFileException;
import io.github.openrouter4e.chat.ForeignFileException.Reason;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFrame;
import io.github.openrouter4e.storage.LineScanner;
import io.github.openrouter4e.storage.Lookup;
import io.github.openrouter4e.storage.PrivateFiles;
import io.github.openrouter4e.storage.UnusableFileException;

/**
 * Takes over a conversation that {@link ConversationExport} wrote, here or elsewhere, or that somebody made up. It is read
 * record by record into a file outside of the history, with limits to everything that takes memory or time, checked against
 * {@link RecordRules} and for what the records say of each other, and moved in only if all of it is right. Prompts that wait
 * in it are never sent by themselves, and nothing in it is later than now: who writes a file must not decide what this
 * installation pays for, nor which conversations are the newest.
 */
@SuppressWarnings("nls") // file format
public final class ConversationImport {

	/** Bytes of a file. */
	static final long MAX_BYTES = 1L << 29;
	/** Turns of a conversation. */
	static final int MAX_TURNS = 200_000;
	/** Turns from the first one to the last one of a branch. */
	static final int MAX_DEPTH = 20_000;
	/** JSON values of one record. */
	private static final int MAX_VALUES = 100_000;

	private final String id;
	private final Instant now;
	private final OutputStream target;
	private final Map<String, Integer> depths = new HashMap<>();
	private final Set<String> answers = new HashSet<>();
	private final Set<String> runningTools = new HashSet<>();
	private int number;
	private int values;
	private long characters;

	private ConversationImport(String id, Instant now, OutputStream target) {
		this.id = id;
		this.now = now;
		this.target = target;
	}

	/**
	 * Adds an exported conversation to a folder.
	 *
	 * @param newId the id that it gets if its own is taken
	 * @param now   the time that nothing in it can be later than
	 * @throws IOException if it cannot be read, a {@link ForeignFileException} if it is none of ours; nothing is added
	 *                     then
	 */
	public static ConversationSummary read(InputStream source, ConversationFolder folder, String newId, Instant now)
			throws IOException {
		Path unfinished = folder.quarantine(newId);
		try {
			String own;
			try (var file = PrivateFiles.append(unfinished);
					var target = new BufferedOutputStream(Channels.newOutputStream(file))) {
				own = new ConversationImport(newId, now, target).copy(source);
				target.flush();
				file.force(true);
			}
			check(unfinished);
			String id = HistoryRules.isConversationId(own) && !folder.exists(own) ? own : newId;
			return folder.adopt(unfinished, id);
		} finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/** What passed record by record must also be readable turn by turn. */
	private static void check(Path unfinished) throws IOException {
		try (var file = new ConversationFile(unfinished)) {
			StoredConversation stored = ConversationScan.open(file);
			for (String turn : stored.tree().ids()) {
				stored.tree().get(turn).read();
			}
		} catch (UnreadableFileException | UnusableFileException | RuntimeException e) {
			throw new ForeignFileException(Reason.INVALID, 0, "not readable after the import", e);
		}
	}

	/** @return the id that the conversation had; empty if it tells none */
	private String copy(InputStream source) throws IOException {
		try (JsonParser json = Json.mapper().createParser(new Limited(source))) {
			return all(json);
		} catch (StreamConstraintsException e) {
			throw new ForeignFileException(Reason.TOO_LARGE, number, "too long or too deep", e);
		} catch (JsonProcessingException e) {
			throw new ForeignFileException(Reason.DAMAGED, number, "not JSON, or cut", e);
		} catch (OutOfMemoryError e) { // within the limits, and yet more than is left: what was taken is free again
			throw new ForeignFileException(Reason.TOO_LARGE, number, "more than there is memory for", e);
		}
	}

	private String all(JsonParser json) throws IOException {
		if (json.nextToken() != JsonToken.START_OBJECT) {
			throw new ForeignFileException(json.currentToken() == null ? Reason.DAMAGED : Reason.NO_EXPORT, 0,
					"not an object", null);
		}
		boolean ours = false;
		String own = "";
		while (json.nextToken() == JsonToken.FIELD_NAME) {
			String name = json.currentName();
			JsonToken value = json.nextToken();
			if (name.equals("format") && value == JsonToken.VALUE_STRING) {
				ours = json.getText().equals(ConversationExport.FORMAT);
			} else if (name.equals("records") && value == JsonToken.START_ARRAY && number == 0) {
				own = records(json);
			} else {
				json.skipChildren();
			}
		}
		if (!ours) {
			throw new ForeignFileException(Reason.NO_EXPORT, 0, "not an exported conversation", null);
		}
		if (json.nextToken() != null) {
			throw new ForeignFileException(Reason.DAMAGED, 0, "something follows", null);
		}
		if (depths.isEmpty()) {
			throw new ForeignFileException(Reason.EMPTY, 0, "the exported conversation is empty", null);
		}
		return own;
	}

	private String records(JsonParser json) throws IOException {
		String own = "";
		while (json.nextToken() != JsonToken.END_ARRAY) {
			if (++number > HistoryRules.MAX_LINES) {
				throw refuse(Reason.TOO_LARGE, "too many records");
			}
			values = 0;
			characters = 0;
			if (!(value(json) instanceof ObjectNode record)) {
				throw refuse(Reason.INVALID, "no object");
			}
			String type = Json.textOrEmpty(record, "t");
			if (type.equals("conversation")) {
				own = own.isEmpty() ? Json.textOrEmpty(record, "id") : own;
				record.put("id", id);
			}
			String fault = RecordRules.fault(type, record);
			if (fault == null) {
				fault = relation(type, record);
			}
			if (fault != null) {
				throw refuse(Reason.INVALID, fault);
			}
			byte[] line = LineFrame.frame(Json.bytes(inOrder(changed(type, record))));
			if (line.length > LineScanner.MAX_LINE) {
				throw refuse(Reason.TOO_LARGE, "too long");
			}
			target.write(line);
		}
		return own;
	}

	/** A value with all that is in it, as long as that is not more than a record of ours can hold. */
	private JsonNode value(JsonParser json) throws IOException {
		if (++values > MAX_VALUES) {
			throw refuse(Reason.TOO_LARGE, "too many values");
		}
		return switch (json.currentToken()) {
			case START_OBJECT -> object(json);
			case START_ARRAY -> array(json);
			case VALUE_STRING -> text(json);
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
			case VALUE_TRUE, VALUE_FALSE -> Json.mapper().getNodeFactory().booleanNode(json.getBooleanValue());
			case VALUE_NULL -> Json.mapper().nullNode();
			default -> throw refuse(Reason.INVALID, "no value");
		};
	}

	private JsonNode object(JsonParser json) throws IOException {
		ObjectNode object = Json.object();
		while (json.nextToken() == JsonToken.FIELD_NAME) {
			String name = json.currentName();
			count(name);
			if (object.has(name)) {
				throw refuse(Reason.INVALID, "a field twice");
			}
			json.nextToken();
			object.set(name, value(json));
		}
		return object;
	}

	private JsonNode array(JsonParser json) throws IOException {
		ArrayNode array = Json.mapper().createArrayNode();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			array.add(value(json));
		}
		return array;
	}

	private JsonNode text(JsonParser json) throws IOException {
		String text = json.getText();
		count(text);
		return Json.mapper().getNodeFactory().textNode(text);
	}

	private JsonNode number(JsonParser json) throws IOException {
		if (json.getTextLength() > 30) {
			throw refuse(Reason.INVALID, "too long a number");
		}
		if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
			if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
				throw refuse(Reason.INVALID, "too large a number");
			}
			return Json.mapper().getNodeFactory().numberNode(json.getLongValue());
		}
		double value = json.getDoubleValue();
		if (!Double.isFinite(value)) {
			throw refuse(Reason.INVALID, "too large a number");
		}
		return Json.mapper().getNodeFactory().numberNode(value);
	}

	private void count(String text) throws ForeignFileException {
		characters += text.length();
		if (characters > LineScanner.MAX_LINE) {
			throw refuse(Reason.TOO_LARGE, "too long");
		}
	}

	/** What is wrong with a record seen with those before it; {@code null} if nothing is. */
	private @Nullable String relation(String type, ObjectNode record)
			throws ForeignFileException {
		String its = Json.textOrEmpty(record, "id");
		switch (type) {
			case "conversation" -> {
				return number == 1 ? null : "a second beginning";
			}
			case "question", "answer", "toolBegun", "tool" -> {
				if (type.equals("tool") && runningTools.remove(its)) {
					return null;
				}
				String parent = Json.textOrEmpty(record, "p");
				Integer above = parent.isEmpty() ? Integer.valueOf(0) : Lookup.find(depths, parent);
				if (above == null) {
					return "parent unknown";
				}
				if (depths.containsKey(its)) {
					return "id twice";
				}
				depths.put(its, above + 1);
				if (depths.size() > MAX_TURNS || above >= MAX_DEPTH) {
					throw refuse(Reason.TOO_LARGE, "too many turns");
				}
				if (type.equals("answer")) {
					answers.add(its);
				} else if (type.equals("toolBegun")) {
					runningTools.add(its);
				}
				return null;
			}
			case "piece", "part", "started", "again", "resumed", "cost" -> {
				return answers.contains(its) ? null : "answer unknown";
			}
			case "active", "delete", "restore", "leaveOut", "condensed" -> {
				return depths.containsKey(its) ? null : "turn unknown";
			}
			case "blob" -> {
				return isBlob(its, Json.textOrEmpty(record, "data")) ? null : "not the bytes that it says";
			}
			default -> {
				return null;
			}
		}
	}

	private static boolean isBlob(String sha256, String data) {
		try {
			return Blob.ofBase64(data).sha256().equals(sha256);
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return false;
		}
	}

	private ObjectNode changed(String type, ObjectNode record) {
		Instant at = Json.instant(record, "at");
		if (at != null && at.isAfter(now)) {
			record.put("at", now.toString());
		}
		if (type.equals("queue")) {
			record.put("held", true);
		}
		return record;
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

	private ForeignFileException refuse(Reason reason, String message) {
		return new ForeignFileException(reason, number, message, null);
	}

	/** A file that is longer than any export is not read to its end. */
	private static final class Limited extends FilterInputStream {

		private long left = MAX_BYTES;

		Limited(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			left -= Math.max(read, 0);
			if (left < 0) {
				throw new ForeignFileException(Reason.TOO_LARGE, 0, "the file is too large", null);
			}
			return read;
		}
	}
}
