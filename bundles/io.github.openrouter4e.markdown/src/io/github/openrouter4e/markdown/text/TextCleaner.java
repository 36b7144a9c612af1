package io.github.openrouter4e.markdown.text;

/**
 * Prepares text for the parser while it arrives: removes terminal escape sequences, and makes every line end a line feed. The
 * result does not depend on how the text was cut into pieces. One text, one thread.
 */
@SuppressWarnings("nls") // characters
public final class TextCleaner {

	/** In place of a line end that the text does not have: the line goes on after it. Comes from {@link LineBuffer} only. */
	public static final char WRAP = '\uFDD0';
	/** In place of text that was left out for its length. Comes from {@link LineTruncator} and {@link BlockSplitter} only. */
	public static final char CUT = '\uFDD1';

	/** In place of U+0000, which the parser replaces by a character that could have been written. */
	static final char NUL = '\uFDD2';

	/** Stands for nothing, between two characters that the parser should not see beside each other. */
	public static final char NOTHING = '\uFDD3';

	private static final char ESCAPE = '\u001B';
	/** Longer ones are no escape sequences. */
	private static final int LONGEST_SEQUENCE = 100;

	private enum State {
		TEXT, ESCAPED, CONTROL, COMMAND, COMMAND_END
	}

	private State state = State.TEXT;
	/** The sequence so far, which is text if it turns out to be none. */
	private final StringBuilder held = new StringBuilder();
	private boolean afterReturn;

	/** All of a text. */
	static String clean(String text) {
		var cleaner = new TextCleaner();
		var clean = cleaner.take(text);
		var end = cleaner.end();
		return end.isEmpty() ? clean : clean + end;
	}

	public String take(String delta) {
		if (state == State.TEXT && !afterReturn && isClean(delta)) {
			return delta;
		}
		var text = new StringBuilder(delta.length() + held.length());
		for (var i = 0; i < delta.length(); i++) {
			take(delta.charAt(i), text);
		}
		return text.toString();
	}

	/** What is to be added because the text ends. */
	public String end() {
		var text = state == State.COMMAND_END ? String.valueOf(ESCAPE) : held.toString();
		held.setLength(0);
		state = State.TEXT;
		return text;
	}

	private static boolean isClean(String text) {
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (c == ESCAPE || c == '\r' || c == 0 || c >= '\u2028' && (c <= '\u2029' || isOwnMark(c))) {
				return false;
			}
		}
		return true;
	}

	/** Characters that stand for no text ever, so that this package can use them for its own marks. */
	private static boolean isOwnMark(char c) {
		return c >= '\uFDD0' && c <= '\uFDEF';
	}

	private void take(char c, StringBuilder text) {
		switch (state) {
			case TEXT -> text(c, text);
			case ESCAPED -> {
				held.append(c);
				if (c == '[') {
					state = State.CONTROL;
				} else if (c == ']') {
					held.setLength(0);
					state = State.COMMAND;
				} else if (c >= '@' && c <= '_') {
					done();
				} else {
					giveUp(c, text);
				}
			}
			case CONTROL -> {
				held.append(c);
				var parameters = c >= '0' && c <= '?' && !isIntermediate(held.charAt(held.length() - 2));
				if (c >= '@' && c <= '~') {
					done();
				} else if (!parameters && !isIntermediate(c) || held.length() > LONGEST_SEQUENCE) {
					giveUp(c, text);
				}
			}
			case COMMAND -> {
				if (c == '\n' || c == '\r') {
					state = State.TEXT;
					text(c, text);
				} else if (c == '\u0007') {
					state = State.TEXT;
				} else if (c == ESCAPE) {
					state = State.COMMAND_END;
				}
			}
			case COMMAND_END -> {
				if (c == '\\') {
					state = State.TEXT;
				} else {
					state = State.ESCAPED;
					held.append(ESCAPE);
					take(c, text);
				}
			}
		}
	}

	private static boolean isIntermediate(char c) {
		return c >= ' ' && c <= '/';
	}

	private void done() {
		held.setLength(0);
		state = State.TEXT;
	}

	/** It was no sequence: what was held is text, and so is this character, unless it begins one. */
	private void giveUp(char c, StringBuilder text) {
		text.append(held, 0, held.length() - 1);
		done();
		text(c, text);
	}

	private void text(char c, StringBuilder text) {
		var second = afterReturn && c == '\n';
		afterReturn = c == '\r';
		if (c == ESCAPE) {
			state = State.ESCAPED;
			held.append(c);
		} else if (c == '\r' || c == '\u2028' || c == '\u2029') {
			text.append('\n');
		} else if (c == 0) {
			text.append(NUL);
		} else if (isOwnMark(c)) {
			text.append('\uFFFD');
		} else if (!second) {
			text.append(c);
		}
	}
}
