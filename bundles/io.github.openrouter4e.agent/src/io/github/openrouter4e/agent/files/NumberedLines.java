package io.github.openrouter4e.agent.files;

import io.github.openrouter4e.agent.tools.ResultText;

/** Lines as models read them: the number, a tab, the text. */
public final class NumberedLines {

	private NumberedLines() {}

	/**
	 * Adds lines as long as there is room.
	 *
	 * @param from the first one, from 1
	 * @param to   the last one
	 * @return the first one that has not been added
	 */
	public static int add(ResultText result, Lines lines, int from, int to) {
		var line = from;
		while (line <= to && result.line(line + "\t" + lines.get(line))) { //$NON-NLS-1$
			line++;
		}
		return line;
	}
}
