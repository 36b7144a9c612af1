package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.LineScanner;

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

	/** Characters that are searched of one conversation; the rest of a larger one is not. */
	private static final int MAX_CHARACTERS = 10_000_000;

	/** Reads a conversation; bytes and everything else that is not text is passed over without decoding it. */
	static SearchableText read(Path file, BooleanSupplier cancelled) throws IOException {
		Map<String, StringBuilder> turns = new LinkedHashMap<>();
		var tree = new TurnTree.Builder();
		var left = new int[]{MAX_CHARACTERS};
		LineScanner.scan(file, (offset, bytes, start, length) -> {
			if (cancelled.getAsBoolean()) {
				throw new InterruptedIOException(file.toString());
			}
			LineHead head = LineHead.read(bytes, start, length);
			String id = head.id == null ? "" : head.id;
			switch (head.type) {
				case "question", "toolBegun", "tool", "answer", "piece" -> {
					if (HistoryRules.isTurnId(id)) {
						if (!head.type.equals("piece") && !tree.contains(id)) {
							tree.put(new TurnSlot(id, head.parent, lines -> {
								throw new IOException("only the shape is known");
							}, List.of()));
						}
						if (left[0] > 0) {
							left[0] -= add(id, Json.parseOurs(bytes, start, length), turns);
						}
					}
				}
				case "delete" -> tree.delete(id);
				case "restore" -> tree.restore(id);
				default -> {
					// holds no text
				}
			}
		});
		turns.keySet().removeAll(tree.build().hiddenIds());
		return of(turns);
	}

	/** @return how many characters it has more */
	private static int add(String id, JsonNode line, Map<String, StringBuilder> turns) {
		StringBuilder text = turns.computeIfAbsent(id, key -> new StringBuilder());
		int before = text.length();
		text.append(Json.textOrEmpty(line, "text")).append(Json.textOrEmpty(line, "content"));
		for (JsonNode attachment : line.path("attachments")) {
			text.append('\n').append(Json.textOrEmpty(attachment, "name")).append('\n')
					.append(Json.textOrEmpty(attachment, "text"));
		}
		return text.length() - before;
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
