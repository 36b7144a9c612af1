package io.github.openrouter4e.editor.internal.inline;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.editor.context.EnclosingCode;

/**
 * The lines that a user means who selects nothing: the function around the cursor; else the lines around it without a blank
 * one; else, as on a blank line, that line. Pure.
 *
 * @param start offset in the text
 * @param end   offset in the text
 */
record EditRange(int start, int end) {

	/** A longer function or paragraph is not what one sentence is about, and costs too much. */
	static final int MOST_LINES = 150;

	static EditRange of(String text, int caret) {
		if (caret == text.length() && (text.isEmpty() || text.endsWith("\n") || text.endsWith("\r"))) { //$NON-NLS-1$ //$NON-NLS-2$
			return new EditRange(caret, caret); // on the last line, which is empty
		}
		var lines = new Lines(text);
		var line = lines.lineOf(caret);
		var function = EnclosingCode.of(text, caret);
		if (function != null && lines.lineOf(Math.max(function.start(), function.end() - 1))
				- lines.lineOf(function.start()) < MOST_LINES) {
			return new EditRange(function.start(), function.end());
		}
		var first = line;
		var last = line;
		if (!lines.get(line).isBlank()) {
			while (first > 1 && !lines.get(first - 1).isBlank()) {
				first--;
			}
			while (last < lines.count() && !lines.get(last + 1).isBlank()) {
				last++;
			}
		}
		if (last - first >= MOST_LINES) {
			first = line;
			last = line;
		}
		var start = lines.start(first);
		return new EditRange(start, lines.start(last) + lines.get(last).length());
	}
}
