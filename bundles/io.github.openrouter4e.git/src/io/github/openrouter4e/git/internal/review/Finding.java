package io.github.openrouter4e.git.internal.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.openrouter4e.git.internal.PlainText;
import io.github.openrouter4e.storage.WellFormed;

/**
 * Something that a reviewer has found.
 *
 * @param path as the repository has it
 * @param line from 1; 0 for the whole file
 * @param text one line
 */
public record Finding(Severity severity, String path, int line, String text) {

	/** How much it matters, the most first. */
	public enum Severity {
		/** It is wrong. */
		ERROR,
		/** It may be wrong. */
		WARNING,
		/** It could be better. */
		NOTE
	}

	private static final String SEPARATOR = "\\|"; //$NON-NLS-1$
	private static final int LONGEST = 1_000;

	/**
	 * Reads a line of an answer, such as {@code error | src/A.java | 12 | The stream is never closed.}, with what models make of
	 * it: bullets, tables, backticks.
	 *
	 * @param paths the files that were sent: a model does not make others open
	 * @return empty if it is no finding
	 */
	@SuppressWarnings("nls") // what models write
	public static Optional<Finding> of(String answer, List<String> paths) {
		var line = PlainText.of(answer).strip();
		var parts = (line.startsWith("|") ? line.substring(1) : line).split(SEPARATOR, 4);
		if (parts.length < 4) {
			return Optional.empty();
		}
		var severity = severity(parts[0].replaceAll("[^\\p{L}]", ""));
		var path = path(parts[1].replace("`", "").replace("*", "").strip(), paths);
		var text = (parts[3].endsWith("|") ? parts[3].substring(0, parts[3].length() - 1) : parts[3]).strip();
		return severity.isEmpty() || path.isEmpty() || text.isEmpty()
				? Optional.empty()
				: Optional.of(new Finding(severity.get(), path.get(), number(parts[2]),
						WellFormed.beginning(text, LONGEST)));
	}

	/** Whether a line of an answer is the word that nothing was found, such as {@code **None.**} */
	@SuppressWarnings("nls") // what models write
	public static boolean isNone(String answer) {
		return "none".equalsIgnoreCase(answer.replaceAll("[^\\p{L}\\p{N}]", ""));
	}

	@SuppressWarnings("nls") // what models write
	private static Optional<Severity> severity(String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
			case "error", "critical", "bug", "high" -> Optional.of(Severity.ERROR);
			case "warning", "warn", "medium", "risk" -> Optional.of(Severity.WARNING);
			case "note", "info", "nit", "low", "suggestion" -> Optional.of(Severity.NOTE);
			default -> Optional.empty();
		};
	}

	/** The path itself, or the only one that ends with it or that it ends with. */
	private static Optional<String> path(String written, List<String> paths) {
		if (paths.contains(written)) {
			return Optional.of(written);
		}
		var similar = paths.stream()
				.filter(path -> path.endsWith('/' + written) || written.endsWith('/' + path)).toList();
		return similar.size() == 1 ? Optional.of(similar.getFirst()) : Optional.empty();
	}

	/** The first number in a text such as {@code lines 12-14}; 0 if there is none. */
	private static int number(String text) {
		var start = 0;
		while (start < text.length() && !isDigit(text.charAt(start))) {
			start++;
		}
		var end = start;
		while (end < text.length() && isDigit(text.charAt(end))) {
			end++;
		}
		return end == start || end - start > 9 ? 0 : Integer.parseInt(text, start, end, 10);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}
}
