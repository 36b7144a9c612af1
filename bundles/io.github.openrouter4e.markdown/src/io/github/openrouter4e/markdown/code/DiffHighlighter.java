package io.github.openrouter4e.markdown.code;

import java.util.List;

/** Added and removed lines of a patch. */
final class DiffHighlighter implements LineHighlighter {

	@Override
	public CodeLine next(String line) {
		var kind = kind(line);
		return kind == TokenKind.PLAIN
				? CodeLine.plain(line)
				: new CodeLine(line, List.of(new CodeLine.Token(0, line.length(), kind)));
	}

	@Override
	public CodeLine peek(String line) {
		return next(line);
	}

	private static TokenKind kind(String line) {
		if (line.isEmpty()) {
			return TokenKind.PLAIN;
		}
		return switch (line.charAt(0)) {
			case '+' -> TokenKind.INSERTED;
			case '-' -> TokenKind.DELETED;
			case '@' -> TokenKind.COMMENT;
			default -> TokenKind.PLAIN;
		};
	}
}
