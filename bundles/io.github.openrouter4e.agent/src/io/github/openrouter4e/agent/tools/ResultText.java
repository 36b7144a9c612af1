package io.github.openrouter4e.agent.tools;

import io.github.openrouter4e.storage.WellFormed;

/**
 * Text for a model with an upper limit, so that no call fills the context. What does not fit is left out line by line; the
 * tool says how to get it.
 */
public final class ResultText {

	/** Characters of one result. */
	public static final int LIMIT = 48_000;
	/** Characters of one line: longer ones are data. */
	public static final int LONGEST_LINE = 2_000;

	private final StringBuilder text = new StringBuilder();
	private boolean full;

	/** @return false if it does not fit any more */
	public boolean line(String line) {
		if (full || text.length() + Math.min(line.length(), LONGEST_LINE) >= LIMIT) {
			full = true;
			return false;
		}
		text.append(cut(line)).append('\n');
		return true;
	}

	/** A line of a reasonable length, with a word about what is left out. */
	@SuppressWarnings("nls") // what the model is told
	public static String cut(String line) {
		if (line.length() <= LONGEST_LINE) {
			return line;
		}
		var shown = WellFormed.beginning(line, LONGEST_LINE);
		return shown + " … (" + (line.length() - shown.length()) + " more characters in this line)";
	}

	/** Says something at the end, however full it is. */
	public void note(String note) {
		text.append(note).append('\n');
	}

	/** Whether something did not fit. */
	public boolean isFull() {
		return full;
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
