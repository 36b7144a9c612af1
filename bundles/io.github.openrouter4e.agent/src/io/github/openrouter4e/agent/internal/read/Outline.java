package io.github.openrouter4e.agent.internal.read;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.openrouter4e.agent.files.Lines;

/**
 * Tells by their shape which lines of a file begin a part, in whatever language: headings, and what stands at the margin or
 * one step from it and opens a block.
 */
final class Outline {

	private static final int TAB = 4;
	private static final int FARTHEST = TAB;
	private static final Pattern HEADING = Pattern.compile("#{1,6} .*"); //$NON-NLS-1$
	private static final Pattern NO_PART = Pattern.compile(
			"(if|else|for|while|do|switch|try|catch|finally|return|case|default|synchronized|using|with)\\b.*"); //$NON-NLS-1$

	private Outline() {}

	/** The lines that begin a part, from 1. */
	static List<Integer> of(Lines lines) {
		return IntStream.rangeClosed(1, lines.count()).filter(line -> begins(lines, line)).boxed().toList();
	}

	private static boolean begins(Lines lines, int line) {
		var text = lines.get(line);
		var stripped = text.strip();
		if (stripped.isEmpty() || indent(text) > FARTHEST) {
			return false;
		}
		if (HEADING.matcher(text).matches()) {
			return true;
		}
		return !NO_PART.matcher(stripped).matches()
				&& (stripped.endsWith("{") && stripped.length() > 1 || stripped.endsWith(":") //$NON-NLS-1$ //$NON-NLS-2$
						|| opensBelow(lines, line, text));
	}

	/** Where the brace stands alone on the next line. */
	private static boolean opensBelow(Lines lines, int line, String text) {
		return line < lines.count() && lines.get(line + 1).strip().equals("{") //$NON-NLS-1$
				&& indent(lines.get(line + 1)) == indent(text);
	}

	private static int indent(String line) {
		var columns = 0;
		for (var i = 0; i < line.length(); i++) {
			switch (line.charAt(i)) {
				case '\t' -> columns += TAB;
				case ' ' -> columns++;
				default -> {
					return columns;
				}
			}
		}
		return columns;
	}
}
