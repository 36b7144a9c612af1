package io.github.openrouter4e.ui.internal.markdown;

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
	LineHighlighter start(String language) {
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

	List<CodeLine> highlight(String language, String code) {
		var highlighter = start(language);
		var lines = new ArrayList<CodeLine>();
		var text = code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
		for (var line : text.split("\n", -1)) {
			lines.add(highlighter.next(line));
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
