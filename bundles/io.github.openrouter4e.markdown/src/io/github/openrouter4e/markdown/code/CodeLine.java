package io.github.openrouter4e.markdown.code;

import java.util.List;

/**
 * One line of code with its coloured pieces, in order and without overlap.
 *
 * @param text   the line without its end
 * @param tokens the coloured pieces; what lies between them is plain
 */
public record CodeLine(String text, List<Token> tokens) {

	/** A piece of the line; {@code start} counts characters from its beginning. */
	public record Token(int start, int length, TokenKind kind) {
	}

	static CodeLine plain(String text) {
		return new CodeLine(text, List.of());
	}
}
