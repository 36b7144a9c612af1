package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was said in a conversation, for searching: the texts of questions, answers and tools, and of attached files, on all
 * branches.
 *
 * @param lowerCase all of it in lower case, turn after turn
 * @param original  the same with its case, of the same length
 */
@SuppressWarnings("nls") // file format
record SearchableText(String lowerCase, String original, List<Section> sections) {

	/** Which characters are a turn's. */
	record Section(String turnId, int end) {
	}

	/** Reads a conversation; bytes and everything else that is not text is passed over without decoding it. */
	static SearchableText read(Path file) throws IOException {
		Map<String, StringBuilder> turns = new LinkedHashMap<>();
		LineScanner.scan(file, (offset, bytes, start, length) -> {
			switch (LineHead.read(bytes, start, length).type) {
				case "question", "piece", "tool" -> add(Json.parse(bytes, start, length), turns);
				case "delete" -> turns.remove(Json.textOrEmpty(Json.parse(bytes, start, length), "id"));
				default -> {
					// holds no text
				}
			}
		});
		return of(turns);
	}

	private static void add(JsonNode line, Map<String, StringBuilder> turns) {
		StringBuilder text = turns.computeIfAbsent(Json.textOrEmpty(line, "id"), id -> new StringBuilder());
		text.append(Json.textOrEmpty(line, "text")).append(Json.textOrEmpty(line, "content"));
		for (JsonNode attachment : line.path("attachments")) {
			text.append('\n').append(Json.textOrEmpty(attachment, "name")).append('\n')
					.append(Json.textOrEmpty(attachment, "text"));
		}
	}

	private static SearchableText of(Map<String, StringBuilder> turns) {
		var all = new StringBuilder();
		var sections = new ArrayList<Section>();
		turns.forEach((id, text) -> {
			all.append(text).append('\n');
			sections.add(new Section(id, all.length()));
		});
		String original = all.toString();
		return new SearchableText(lower(original), original, sections);
	}

	/** Lower case that keeps the length, which the language's own rules do not always. */
	static String lower(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		if (lower.length() == text.length()) {
			return lower;
		}
		var kept = new StringBuilder(text);
		for (int i = 0; i < kept.length(); i++) {
			kept.setCharAt(i, Character.toLowerCase(kept.charAt(i)));
		}
		return kept.toString();
	}

	/** The turn that a character belongs to. */
	String turnAt(int index) {
		for (Section section : sections) {
			if (index < section.end()) {
				return section.turnId();
			}
		}
		return sections.getLast().turnId();
	}
}
