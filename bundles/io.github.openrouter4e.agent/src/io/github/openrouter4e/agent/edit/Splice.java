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

	/** Where the replaced text ends. */
	public int end() {
		return offset + expected.length();
	}
}
