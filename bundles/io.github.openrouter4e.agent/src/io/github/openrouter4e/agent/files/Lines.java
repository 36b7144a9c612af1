package io.github.openrouter4e.agent.files;

import java.util.Arrays;

/** Where the lines of a text are. Ends are LF, CR LF and CR, mixed as they may be, as in Eclipse's documents. */
public final class Lines {

	private final String text;
	private int[] starts = new int[64];
	private int count;

	/** The lines of this text; at least one. */
	public Lines(String text) {
		this.text = text;
		add(0);
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
				add(i + 1);
			}
		}
		if (count > 1 && starts[count - 1] == text.length()) { // the end of the last line begins none
			count--;
		}
	}

	private void add(int start) {
		if (count == starts.length) {
			starts = Arrays.copyOf(starts, 2 * count);
		}
		starts[count++] = start;
	}

	/** How many there are. */
	public int count() {
		return count;
	}

	/** @param line from 1 */
	public String get(int line) {
		var start = starts[line - 1];
		var end = line < count ? starts[line] : text.length();
		while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
			end--;
		}
		return text.substring(start, end);
	}

	/** The line, from 1, in which a character is. */
	public int lineOf(int offset) {
		var found = Arrays.binarySearch(starts, 0, count, offset);
		return found >= 0 ? found + 1 : -found - 1;
	}

	/** @param line from 1 */
	public int start(int line) {
		return starts[line - 1];
	}
}
