package io.github.openrouter4e.agent.internal.match;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.tools.ResultText;

/** Shows a model the lines that its text most resembles, so that it can do better. Only words: nothing is changed there. */
@SuppressWarnings("nls") // what the model is told
final class NearestLines {

	private static final int MOST_SHOWN = 12;
	private static final int MOST_COMPARED = 5_000_000;

	private NearestLines() {}

	/** A sentence with the lines, to be put behind another one; without any if nothing is alike. */
	static String describe(Lines file, Lines wanted) {
		var best = 0;
		var bestLine = 0;
		var count = Math.min(wanted.count(), Math.max(1, MOST_COMPARED / file.count()));
		for (var first = 1; first <= file.count(); first++) {
			var score = 0;
			for (var i = 0; i < count && first + i <= file.count(); i++) {
				var line = wanted.get(i + 1).strip();
				if (!line.isEmpty() && line.equals(file.get(first + i).strip())) {
					score++;
				}
			}
			if (score > best) {
				best = score;
				bestLine = first;
			}
		}
		return bestLine == 0
				? " No line of it is. Read the file again."
				: " Most alike are these lines; > marks the first that differs:\n" + lines(file, wanted, bestLine);
	}

	private static String lines(Lines file, Lines wanted, int first) {
		var result = new StringBuilder();
		var differs = false;
		var last = Math.min(file.count(), first + Math.min(wanted.count(), MOST_SHOWN) - 1);
		for (var line = first; line <= last; line++) {
			var text = file.get(line);
			var mark = !differs && !text.equals(wanted.get(line - first + 1));
			differs |= mark;
			result.append(mark ? "> " : "").append(line).append('\t').append(ResultText.cut(text)).append('\n');
		}
		return result.toString();
	}
}
