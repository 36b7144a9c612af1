package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.internal.Lookup;

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
		Map<String, String> parents = new HashMap<>();
		Set<String> deleted = new HashSet<>();
		LineScanner.scan(file, (offset, bytes, start, length) -> {
			LineHead head = LineHead.read(bytes, start, length);
			String id = head.id == null ? "" : head.id;
			String parent = head.parent;
			if (parent != null) {
				parents.putIfAbsent(id, parent);
			}
			switch (head.type) {
				case "question", "piece", "tool" -> add(Json.parse(bytes, start, length), turns);
				case "delete" -> deleted.add(id);
				case "restore" -> deleted.remove(id);
				default -> {
					// holds no text
				}
			}
		});
		turns.keySet().removeIf(id -> isHidden(id, parents, deleted));
		return of(turns);
	}

	/** A turn is hidden with those before it. */
	private static boolean isHidden(String turnId, Map<String, String> parents, Set<String> deleted) {
		if (deleted.isEmpty()) {
			return false;
		}
		for (String id = turnId; id != null; id = Lookup.find(parents, id)) {
			if (deleted.contains(id)) {
				return true;
			}
		}
		return false;
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
