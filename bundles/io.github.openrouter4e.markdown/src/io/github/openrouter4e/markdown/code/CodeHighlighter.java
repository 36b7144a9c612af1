package io.github.openrouter4e.markdown.code;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Highlights code blocks. Long lines and huge blocks stay plain from a limit
 * on: colours there help nobody and would hold up the answer.
 */
@SuppressWarnings("nls") // names of syntaxes
public final class CodeHighlighter {

	static final int MAX_LINE = 2_000;
	static final int MAX_BLOCK = 400_000;

	private static final LineHighlighter PLAIN = new LineHighlighter() {
		@Override
		public CodeLine next(String line) {
			return CodeLine.plain(line);
		}

		@Override
		public CodeLine peek(String line) {
			return CodeLine.plain(line);
		}
	};

	/** @param language as {@link Languages#name} gives it */
	public LineHighlighter start(String language) {
		var syntax = Languages.syntax(language);
		if (syntax == null) {
			return PLAIN;
		}
		if ("diff".equals(syntax)) {
			return new DiffHighlighter();
		}
		var lexer = lexer(syntax);
		return lexer == null ? PLAIN : new Limited(lexer);
	}

	/** All lines of a block, which it takes. */
	public List<CodeLine> highlight(ShownCode code, String literal) {
		var highlighter = start(code.language());
		var lines = new ArrayList<CodeLine>();
		for (var start = 0; start < literal.length();) {
			var newline = literal.indexOf('\n', start);
			var end = newline < 0 ? literal.length() : newline;
			lines.add(highlighter.next(code.line(literal.substring(start, end))));
			start = end + 1;
		}
		return lines;
	}

	private static @Nullable LineHighlighter lexer(String syntax) {
		try {
			return LexerHighlighter.of("text/" + syntax);
		} catch (@SuppressWarnings("unused") LinkageError e) {
			// a Java runtime without the desktop module has no text segments: code is
			// still shown, only not in colour
			return null;
		}
	}

	private static final class Limited implements LineHighlighter {

		private final LineHighlighter lexer;
		private int seen;

		Limited(LineHighlighter lexer) {
			this.lexer = lexer;
		}

		@Override
		public CodeLine next(String line) {
			seen += line.length();
			return tooMuch(line) ? CodeLine.plain(line) : lexer.next(line);
		}

		@Override
		public CodeLine peek(String line) {
			return tooMuch(line) ? CodeLine.plain(line) : lexer.peek(line);
		}

		private boolean tooMuch(String line) {
			return line.length() > MAX_LINE || seen > MAX_BLOCK;
		}
	}
}
