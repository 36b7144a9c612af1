package io.github.openrouter4e.markdown.text;

/**
 * Leaves out what of a line goes beyond all measure, while the text arrives. Nobody reads so much without a line break, and
 * styled text takes a noticeable time for each screen of it.
 */
public final class LineTruncator {

	public static final int MOST = 50_000;

	private final int most;
	private int length;
	private boolean cut;
	private int omitted;

	public LineTruncator() {
		this(MOST);
	}

	/** @param most characters of a line that are kept */
	public LineTruncator(int most) {
		this.most = most;
	}

	public String take(String text) {
		if (text.length() <= most - length && text.indexOf('\n') < 0) {
			length += text.length();
			return text;
		}
		var kept = new StringBuilder(Math.min(text.length(), 2 * MOST));
		var start = 0;
		while (start < text.length()) {
			var newline = text.indexOf('\n', start);
			var end = newline < 0 ? text.length() : newline;
			take(text, start, end, kept);
			if (newline >= 0) {
				kept.append('\n');
				length = 0;
				cut = false;
			}
			start = end + 1;
		}
		return kept.toString();
	}

	private void take(String text, int start, int end, StringBuilder kept) {
		var stop = end - start <= most - length ? end : start + most - length;
		if (stop < end && stop > start && Character.isHighSurrogate(text.charAt(stop - 1))) {
			stop--;
		}
		kept.append(text, start, stop);
		length = stop < end ? most : length + stop - start;
		omitted += end - stop;
		if (stop < end && !cut) {
			cut = true;
			kept.append(TextCleaner.CUT);
		}
	}

	/** How many characters were left out. */
	public int omitted() {
		return omitted;
	}
}
