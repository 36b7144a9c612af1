package io.github.openrouter4e.chat.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineFile;
import io.github.openrouter4e.storage.LineScanner;
import io.github.openrouter4e.storage.Lookup;

/**
 * The summaries of all conversations in one file, so that a thousand of them are listed without opening a thousand files.
 * Not thread-safe. It holds nothing that the conversations do not hold: a failure to read or write it costs time with the
 * next listing and nothing else. It is deleted and written anew when it has become mostly history.
 */
@SuppressWarnings("nls") // file format
final class SummaryIndex implements Closeable {

	private static final int MIN_LINES = 1000;
	private static final int LINES_PER_SUMMARY = 8;

	private final LineFile file;
	private final Map<String, ConversationSummary> summaries = new HashMap<>();
	/** Each name of a model once: a few are in all summaries. */
	private final Map<String, String> models = new HashMap<>();
	private int lines;

	SummaryIndex(Path path) {
		file = new LineFile(path);
		try {
			if (Files.exists(path)) {
				LineScanner.scan(path, (offset, bytes, start, length) -> {
					try (JsonParser line = Json.mapper().createParser(bytes, start, length)) {
						read(line);
					}
				});
			}
			if (lines > MIN_LINES && lines > LINES_PER_SUMMARY * summaries.size()) {
				rewrite();
			}
		} catch (@SuppressWarnings("unused") IOException e) {
			// what is missing is read from the conversations
		}
	}

	private void append(ObjectNode line) {
		try {
			file.append(line);
			lines++;
		} catch (@SuppressWarnings("unused") IOException e) {
			// on a full disk or a read-only one: read from the conversation the next time
		}
	}

	/** Reads a line token by token: there are thousands, and a tree of each would be most of the work. */
	private void read(JsonParser line) throws IOException {
		lines++;
		String type = "";
		String id = "";
		String title = "";
		String model = null;
		boolean pinned = false;
		boolean failed = false;
		Instant created = Instant.EPOCH;
		Instant updated = Instant.EPOCH;
		int turns = 0;
		long bytes = 0;
		if (line.nextToken() != JsonToken.START_OBJECT) {
			return;
		}
		for (String name = line.nextFieldName(); name != null; name = line.nextFieldName()) {
			JsonToken value = line.nextToken();
			if (value == JsonToken.VALUE_STRING) {
				String text = line.getText();
				switch (name) {
					case "t" -> type = text;
					case "id" -> id = text;
					case "title" -> title = text;
					case "model" -> model = models.computeIfAbsent(text, same -> same);
					case "created" -> created = instant(text);
					case "updated" -> updated = instant(text);
					default -> {
						// written by a newer version
					}
				}
			} else if (value == JsonToken.VALUE_NUMBER_INT) {
				switch (name) {
					case "turns" -> turns = line.getIntValue();
					case "bytes" -> bytes = line.getLongValue();
					default -> {
						// written by a newer version
					}
				}
			} else if (value == JsonToken.VALUE_TRUE) {
				pinned |= name.equals("pinned");
				failed |= name.equals("failed");
			} else {
				line.skipChildren();
			}
		}
		switch (type) {
			case "summary" ->
				summaries.put(id, new ConversationSummary(id, title, pinned, created, updated, turns, model,
						failed, bytes));
			case "gone" -> summaries.remove(id);
			default -> {
				// written by a newer version
			}
		}
	}

	private void rewrite() throws IOException {
		Files.delete(file.path());
		for (ConversationSummary summary : summaries.values()) {
			file.append(toJson(summary));
		}
		lines = summaries.size();
	}

	Map<String, ConversationSummary> all() {
		return summaries;
	}

	@Nullable
	ConversationSummary get(String id) {
		return Lookup.find(summaries, id);
	}

	void put(ConversationSummary summary) {
		if (!summary.equals(summaries.put(summary.id(), summary))) {
			append(toJson(summary));
		}
	}

	void remove(String id) {
		if (summaries.containsKey(id)) {
			summaries.remove(id);
			append(Json.object("gone").put("id", id));
		}
	}

	@Override
	public void close() throws IOException {
		file.close();
	}

	private static ObjectNode toJson(ConversationSummary summary) {
		ObjectNode line = Json.object("summary").put("id", summary.id()).put("title", summary.title())
				.put("pinned", summary.pinned()).put("created", summary.created().toString())
				.put("updated", summary.updated().toString()).put("turns", summary.turns());
		Json.put(line, "model", summary.model());
		if (summary.failed()) {
			line.put("failed", true);
		}
		return line.put("bytes", summary.bytes());
	}

	private static Instant instant(String text) {
		Instant told = Json.instant(text);
		return told == null ? Instant.EPOCH : told;
	}
}
