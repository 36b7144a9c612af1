package io.github.openrouter4e.markdown.code;

/** What a piece of code is, as far as its colour goes. */
public enum TokenKind {
	PLAIN, KEYWORD, TYPE, FUNCTION, STRING, NUMBER, COMMENT, ANNOTATION, VARIABLE, TAG, ATTRIBUTE, INSERTED, DELETED
}
