package io.github.openrouter4e.jdt.internal.code;

import java.util.List;

/** Gives source another indent. Pure. */
@SuppressWarnings("nls") // code
public final class Indentation {

	private Indentation() {}

	/** The source with the indent of what it replaces; its own lines keep their distances. */
	public static String indented(String source, String indent, String lineEnd) {
		var lines = source.strip().isEmpty()
				? List.<String>of()
				: source.replaceFirst("^\\s*\\R", "").stripTrailing().lines().toList();
		var first = lines.isEmpty() ? "" : lines.getFirst();
		var common = leading(first);
		for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
			if (!line.isBlank()) {
				common = shared(common, leading(line));
			}
		}
		if (common.isEmpty() && lines.size() > 1 && leading(first).isEmpty()) {
			// a first line that was written without its indent
			var last = leading(lines.getLast());
			if (!last.isEmpty() && lines.stream().skip(1).allMatch(line -> line.isBlank() || line.startsWith(last))) {
				common = last;
			}
		}
		var result = new StringBuilder();
		for (var line : lines) {
			if (!result.isEmpty()) {
				result.append(lineEnd).append(line.isBlank() ? "" : indent);
			}
			result.append(
					line.isBlank() ? "" : line.startsWith(common) ? line.substring(common.length()) : line.strip());
		}
		return result.toString();
	}

	private static String leading(String line) {
		return line.substring(0, line.length() - line.stripLeading().length());
	}

	private static String shared(String one, String other) {
		var length = 0;
		while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
			length++;
		}
		return one.substring(0, length);
	}
}
