package io.github.openrouter4e.agent.internal.match;

/**
 * What a model wants changed.
 *
 * @param old   the text that is there
 * @param text  the text that shall be there
 * @param line  near which line, from 1; 0 if the model did not say
 * @param count how often the old text is there, all of which are replaced; 1 unless the model said otherwise
 */
public record Replacement(String old, String text, int line, int count) {

	/** Of the only place with this text. */
	public Replacement(String old, String text) {
		this(old, text, 0, 1);
	}
}
