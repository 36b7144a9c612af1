package io.github.openrouter4e.ui.internal.markdown;

/**
 * Collects streamed text and gives it out in complete, clean lines. A line that
 * grows beyond all measure is broken: no widget copes with megabytes in one.
 */
final class LineBuffer {

	static final int MAX_LINE = 8_000;

	private final StringBuilder text = new StringBuilder();
	private int searched;

	void append(CharSequence delta) {
		text.append(delta);
	}

	/** All complete lines, each with its end; "" if there is none. */
	String takeLines() {
		var end = text.lastIndexOf("\n"); //$NON-NLS-1$
		if (end < searched) {
			searched = text.length();
			return text.length() > MAX_LINE ? breakLines(takeAll()) : ""; //$NON-NLS-1$
		}
		var lines = SafeText.forDisplay(text.substring(0, end + 1).replace("\r\n", "\n")); //$NON-NLS-1$ //$NON-NLS-2$
		text.delete(0, end + 1);
		searched = 0;
		return breakLines(lines);
	}

	/** The line that has no end yet. */
	String unfinished() {
		return SafeText.forDisplay(text.toString());
	}

	int length() {
		return text.length();
	}

	void clear() {
		text.setLength(0);
		searched = 0;
	}

	private String takeAll() {
		var all = SafeText.forDisplay(text.toString()) + '\n';
		clear();
		return all;
	}

	/** Breaks lines longer than the limit, at a space where there is one. */
	static String breakLines(String lines) {
		if (longest(lines) <= MAX_LINE) {
			return lines;
		}
		var result = new StringBuilder(lines.length() + lines.length() / MAX_LINE + 1);
		var start = 0;
		while (start < lines.length()) {
			var newline = lines.indexOf('\n', start);
			var end = newline < 0 ? lines.length() : newline;
			while (end - start > MAX_LINE) {
				var cut = cut(lines, start, MAX_LINE);
				result.append(lines, start, cut).append('\n');
				start = cut;
			}
			result.append(lines, start, Math.min(end + 1, lines.length()));
			start = end + 1;
		}
		return result.toString();
	}

	/** Where to break a line that is longer than there is room for. */
	static int cut(String line, int start, int room) {
		var space = line.lastIndexOf(' ', start + room - 1);
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
