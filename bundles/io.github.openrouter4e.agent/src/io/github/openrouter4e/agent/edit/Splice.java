package io.github.openrouter4e.agent.edit;

/**
 * A change of a text, with the line ends that it really gets.
 *
 * @param offset   where it begins
 * @param expected the text that is there
 * @param text     the text that takes its place
 */
public record Splice(int offset, String expected, String text) {

	/** Where the replaced text ends. */
	public int end() {
		return offset + expected.length();
	}
}
