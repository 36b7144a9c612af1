package io.github.openrouter4e.markdown.text;

/**
 * Collects streamed text and gives it out in complete lines. A line that grows
 * beyond all measure is broken: no widget copes with megabytes in one. Where it
 * is broken does not depend on how the text arrived.
 */
public final class LineBuffer {

	public static final int MAX_LINE = 4_000;
	private static final int ROOM = MAX_LINE - 1; // and the sign that it goes on

	private final StringBuilder text = new StringBuilder();

	public void append(CharSequence delta) {
		text.append(delta);
	}

	/** All complete lines, each with its end; "" if there is none. */
	public String takeLines() {
		var start = 0;
		var lines = new StringBuilder();
		var end = text.lastIndexOf("\n") + 1; //$NON-NLS-1$
		if (end > 0) {
			lines.append(breakLines(text.substring(0, end)));
			start = end;
		}
		while (text.length() - start > MAX_LINE) {
			start = appendCut(text, start, lines);
		}
		text.delete(0, start);
		return lines.toString();
	}

	/** The line that has no end yet. */
	public String unfinished() {
		return text.toString();
	}

	/** Breaks lines longer than the limit, at a space where there is one. */
	public static String breakLines(String lines) {
		if (longest(lines) <= MAX_LINE) {
			return lines;
		}
		var result = new StringBuilder(lines.length() + 2 * lines.length() / MAX_LINE + 1);
		var start = 0;
		while (start < lines.length()) {
			var newline = lines.indexOf('\n', start);
			var end = newline < 0 ? lines.length() : newline;
			while (end - start > MAX_LINE) {
				start = appendCut(lines, start, result);
			}
			result.append(lines, start, Math.min(end + 1, lines.length()));
			start = end + 1;
		}
		return result.toString();
	}

	/** @return where the rest begins */
	private static int appendCut(CharSequence line, int start, StringBuilder result) {
		var cut = cut(line, start, ROOM);
		result.append(line, start, cut).append(TextCleaner.WRAP).append('\n');
		return cut;
	}

	/** Where to break a line that is longer than there is room for. */
	public static int cut(CharSequence line, int start, int room) {
		var space = start + room - 1;
		while (space > start + room / 2 && line.charAt(space) != ' ') {
			space--;
		}
		if (space > start + room / 2) {
			return space + 1;
		}
		var cut = start + room;
		return cut > start && Character.isLowSurrogate(line.charAt(cut)) ? cut - 1 : cut;
	}

	private static int longest(String lines) {
		var longest = 0;
		var start = 0;
		while (start < lines.length()) {
			var newline = lines.indexOf('\n', start);
			var end = newline < 0 ? lines.length() : newline;
			longest = Math.max(longest, end - start);
			start = end + 1;
		}
		return longest;
	}
}
