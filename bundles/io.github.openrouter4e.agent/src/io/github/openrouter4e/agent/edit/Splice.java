package io.github.openrouter4e.agent.edit;

import java.util.List;

/**
 * A change of a text, with the line ends that it really gets.
 *
 * @param offset   where it begins
 * @param expected the text that is there
 * @param text     the text that takes its place
 */
public record Splice(int offset, String expected, String text) {

	/**
	 * A text with all of these changes.
	 *
	 * @param splices in the order of the text, without overlaps
	 */
	public static String applied(List<Splice> splices, String text) {
		var result = new StringBuilder(text);
		for (var splice : splices.reversed()) {
			result.replace(splice.offset(), splice.end(), splice.text());
		}
		return result.toString();
	}

	/** What makes the one text the other, by whole lines; in the order of the text. Empty if they are equal. */
	public static List<Splice> between(String before, String after) {
		if (before.equals(after)) {
			return List.of();
		}
		try {
			var from = new TextLines(before);
			var to = new TextLines(after);
			return TextLines.differences(from, to).stream()
					.map(range -> new Splice(from.start(range.leftStart()),
							from.text(range.leftStart(), range.leftEnd()),
							to.text(range.rightStart(), range.rightEnd())))
					.toList();
		} catch (@SuppressWarnings("unused") NoClassDefFoundError e) {
			return List.of(new Splice(0, before, after)); // a small product without what compares texts
		}
	}

	/** Where the replaced text ends. */
	public int end() {
		return offset + expected.length();
	}
}
