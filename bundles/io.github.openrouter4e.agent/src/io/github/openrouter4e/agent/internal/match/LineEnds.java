package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.agent.edit.CommonLines;

/**
 * Gives new text the line ends of the text whose place it takes: lines at its beginning and end that stay are kept as they
 * are, to the byte; others get the line end of the line that they replace, or of the one before.
 */
final class LineEnds {

	private final String usual;

	private LineEnds(String usual) {
		this.usual = usual;
	}

	/** The first line end of the text is the usual one, or that of the system if there is none. */
	static LineEnds of(String text) {
		for (var i = 0; i < text.length(); i++) {
			if (text.charAt(i) == '\n') {
				return new LineEnds("\n"); //$NON-NLS-1$
			}
			if (text.charAt(i) == '\r') {
				return new LineEnds(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "\r\n" : "\r"); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		return new LineEnds(System.lineSeparator());
	}

	/** What a line ends with if nothing else is known of it. */
	String usual() {
		return usual;
	}

	/** A line without its end, and its end; empty for the last one. */
	private record Line(String text, String end) {
	}

	private static List<Line> split(String text) {
		var lines = new ArrayList<Line>();
		var start = 0;
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (c == '\n' || c == '\r') {
				var after = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
				lines.add(new Line(text.substring(start, i), text.substring(i, after)));
				start = after;
				i = after - 1;
			}
		}
		lines.add(new Line(text.substring(start), "")); //$NON-NLS-1$
		return lines;
	}

	/**
	 * The new text as it gets into the file.
	 *
	 * @param there       what is in the file
	 * @param old         what the model thinks is there; the same but for what does not matter
	 * @param replacement what the model wants there
	 */
	String applyTo(String there, String old, String replacement) {
		var before = split(there);
		var wanted = split(old);
		if (wanted.size() != before.size()) {
			wanted = before;
		}
		var after = split(replacement);
		var common = CommonLines.of(texts(wanted), texts(after));
		var result = new StringBuilder();
		var end = usual;
		for (var i = 0; i < after.size(); i++) {
			var fromEnd = after.size() - 1 - i;
			var untouched = i < common.head()
					? before.get(i)
					: fromEnd < common.tail() ? before.get(before.size() - 1 - fromEnd) : null;
			result.append(untouched == null ? after.get(i).text() : untouched.text());
			if (!after.get(i).end().isEmpty()) {
				var model = untouched != null ? untouched : i < before.size() - common.tail() ? before.get(i) : null;
				end = model == null || model.end().isEmpty() ? end : model.end();
				result.append(end);
			}
		}
		return result.toString();
	}

	private static List<String> texts(List<Line> lines) {
		return lines.stream().map(Line::text).toList();
	}
}
