package io.github.openrouter4e.markdown.code;

/**
 * Colours one code block line by line, so that a streamed block costs the same
 * per line however long it is. Not thread-safe: one block, one highlighter.
 */
public interface LineHighlighter {

	/** The next complete line; moves the state on. */
	CodeLine next(String line);

	/** A line that may still grow; leaves the state as it is. */
	CodeLine peek(String line);
}
