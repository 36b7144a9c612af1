package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.storage.LineFrame;

/**
 * Goes through the fields of a line as we write them: no space between tokens, no escape and only ASCII in texts, no negative
 * or broken number. It knows no other line, and says so; a JSON parser has to read those. Not thread-safe.
 */
@SuppressWarnings("nls") // file format
final class PlainLine {

	/** Digits that surely fit a {@code long}. */
	private static final int MAX_DIGITS = 18;

	private byte[] bytes = new byte[0];
	private int end;
	private int position;
	private int nameStart;
	private int nameEnd;
	private int textStart;
	private int textEnd;
	private boolean first;
	private boolean usual = true;

	/** Begins with the first field behind the checksum. */
	void begin(byte[] line, int start, int length) {
		bytes = line;
		position = start + LineFrame.HEADER - 1; // before the field, as at the others
		end = start + length;
		first = false;
		usual = true;
	}

	/** Begins with the fields of an object that is a value. */
	void enter() {
		expect('{');
		first = true;
	}

	/** {@return whether there is another field of this object} Its name was passed then, and its value is next. */
	boolean next() {
		if (!usual || position >= end) {
			usual = false;
			return false;
		}
		if (bytes[position] == '}') {
			position++;
			return false;
		}
		if (!first) {
			expect(',');
		}
		first = false;
		text();
		nameStart = textStart;
		nameEnd = textEnd;
		expect(':');
		return usual;
	}

	/** {@return whether the line was of the kind that this class knows, up to its end} */
	boolean isAtEnd() {
		return usual && position == end;
	}

	/** Says that the line is of another kind. */
	void giveUp() {
		usual = false;
	}

	/** Whether this is the name of the field. */
	boolean isNamed(String name) {
		return is(nameStart, nameEnd, name);
	}

	/** Whether the value, a text, is this one. */
	boolean is(String text) {
		return is(textStart, textEnd, text);
	}

	private boolean is(int from, int to, String text) {
		int length = to - from;
		if (length != text.length()) {
			return false;
		}
		for (int i = length - 1; i >= 0; i--) { // what differs does so at its end
			if (bytes[from + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** Passes a value that is a text. */
	void text() {
		expect('"');
		int i = position;
		while (i < end && bytes[i] != '"') {
			if (bytes[i] < ' ' || bytes[i] == '\\') { // also what is not ASCII
				usual = false;
			}
			i++;
		}
		textStart = position;
		textEnd = Math.min(i, end);
		position = i + 1;
	}

	/** The text that was passed last. */
	String toText() {
		return new String(bytes, textStart, textEnd - textStart, StandardCharsets.ISO_8859_1);
	}

	/** The text that was passed last as an amount; {@code null} if it is not a short one in plain notation. */
	@Nullable
	BigDecimal toAmount() {
		long unscaled = 0;
		int point = -1;
		if (textEnd - textStart > MAX_DIGITS + 1) {
			return null;
		}
		for (int i = textStart; i < textEnd; i++) {
			int digit = bytes[i] - '0';
			if (digit >= 0 && digit <= 9) {
				unscaled = 10 * unscaled + digit;
			} else if (bytes[i] == '.' && point < 0 && i > textStart && i < textEnd - 1) {
				point = i;
			} else {
				return null;
			}
		}
		return textEnd == textStart || textEnd - textStart > MAX_DIGITS && point < 0
				? null
				: BigDecimal.valueOf(unscaled, point < 0 ? 0 : textEnd - point - 1);
	}

	/** Passes a value that is a number. */
	long number() {
		long value = 0;
		int from = position;
		while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
			value = 10 * value + bytes[position++] - '0';
		}
		int digits = position - from;
		if (digits == 0 || digits > MAX_DIGITS || digits > 1 && bytes[from] == '0') {
			usual = false;
		}
		return value;
	}

	/** Passes a value that is {@code true} or {@code false}. */
	boolean bool() {
		boolean value = position < end && bytes[position] == 't';
		String word = value ? "true" : "false";
		if (end - position < word.length() || !is(position, position + word.length(), word)) {
			usual = false;
		}
		position += word.length();
		return value;
	}

	private void expect(char expected) {
		if (position < end && bytes[position] == expected) {
			position++;
		} else {
			usual = false;
		}
	}
}
