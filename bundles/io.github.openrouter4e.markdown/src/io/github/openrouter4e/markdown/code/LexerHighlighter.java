package io.github.openrouter4e.markdown.code;

import java.util.ArrayList;

import javax.swing.text.Segment;

import org.eclipse.jdt.annotation.Nullable;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/**
 * The lexers of RSyntaxTextArea, used without any Swing widget: only
 * {@link Segment}, a plain holder of characters, is needed, and no AWT toolkit
 * starts (on macOS that would fight with SWT).
 */
final class LexerHighlighter implements LineHighlighter {

	private final TokenMaker lexer;
	private int state = TokenTypes.NULL;

	private LexerHighlighter(TokenMaker lexer) {
		this.lexer = lexer;
	}

	static @Nullable LineHighlighter of(String syntax) {
		var lexer = TokenMakerFactory.getDefaultInstance().getTokenMaker(syntax);
		return lexer == null ? null : new LexerHighlighter(lexer);
	}

	@Override
	public CodeLine next(String line) {
		return read(line, true);
	}

	@Override
	public CodeLine peek(String line) {
		return read(line, false);
	}

	private CodeLine read(String line, boolean keepState) {
		var tokens = new ArrayList<CodeLine.Token>();
		var last = state;
		var segment = new Segment(line.toCharArray(), 0, line.length());
		for (@Nullable
		Token token = lexer.getTokenList(segment, state, 0); token != null; token = token.getNextToken()) {
			last = token.getType();
			var kind = kind(last);
			if (kind != TokenKind.PLAIN && token.length() > 0) {
				tokens.add(new CodeLine.Token(token.getOffset(), token.length(), kind));
			}
		}
		if (keepState) {
			state = last;
		}
		return new CodeLine(line, tokens);
	}

	private static TokenKind kind(int type) {
		return switch (type) {
			case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2, TokenTypes.LITERAL_BOOLEAN,
					TokenTypes.PREPROCESSOR ->
				TokenKind.KEYWORD;
			case TokenTypes.DATA_TYPE -> TokenKind.TYPE;
			case TokenTypes.FUNCTION -> TokenKind.FUNCTION;
			case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE, TokenTypes.LITERAL_CHAR, TokenTypes.LITERAL_BACKQUOTE,
					TokenTypes.REGEX, TokenTypes.ERROR_STRING_DOUBLE, TokenTypes.ERROR_CHAR,
					TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE, TokenTypes.MARKUP_CDATA ->
				TokenKind.STRING;
			case TokenTypes.LITERAL_NUMBER_DECIMAL_INT, TokenTypes.LITERAL_NUMBER_FLOAT,
					TokenTypes.LITERAL_NUMBER_HEXADECIMAL, TokenTypes.MARKUP_ENTITY_REFERENCE ->
				TokenKind.NUMBER;
			case TokenTypes.COMMENT_EOL, TokenTypes.COMMENT_MULTILINE, TokenTypes.COMMENT_DOCUMENTATION,
					TokenTypes.COMMENT_KEYWORD, TokenTypes.COMMENT_MARKUP, TokenTypes.MARKUP_COMMENT ->
				TokenKind.COMMENT;
			case TokenTypes.ANNOTATION, TokenTypes.MARKUP_DTD, TokenTypes.MARKUP_PROCESSING_INSTRUCTION ->
				TokenKind.ANNOTATION;
			case TokenTypes.VARIABLE -> TokenKind.VARIABLE;
			case TokenTypes.MARKUP_TAG_NAME -> TokenKind.TAG;
			case TokenTypes.MARKUP_TAG_ATTRIBUTE -> TokenKind.ATTRIBUTE;
			default -> TokenKind.PLAIN;
		};
	}
}
