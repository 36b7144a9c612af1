package io.github.openrouter4e.chat;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An immutable text that can be extended without copying: a longer text shares the characters of the shorter one.
 *
 * <p>An answer arrives in up to tens of thousands of pieces, and after each one a new snapshot is published. With strings
 * that would copy the whole answer every time; here a snapshot is a length and a reference, so that a piece costs the same
 * at the end of a long answer as at its beginning. Earlier snapshots never change.
 *
 * <p>Snapshots may be read on any thread once they were handed over safely (an event, a volatile field).
 */
public final class GrowingText implements CharSequence {

	/** The text without characters. */
	public static final GrowingText EMPTY = new GrowingText(new Buffer(0), 0);

	private static final int FIRST_CAPACITY = 256;

	/** Characters shared by several texts; {@code used} is guarded by the buffer's monitor. */
	private static final class Buffer {
		final char[] chars;
		int used;

		Buffer(int capacity) {
			chars = new char[capacity];
		}

		/** Writes behind {@code from} if nobody did so before and there is room. */
		synchronized boolean append(int from, String text) {
			if (used != from || text.length() > chars.length - from) {
				return false;
			}
			text.getChars(0, text.length(), chars, from);
			used = from + text.length();
			return true;
		}
	}

	private final Buffer buffer;
	private final int length;

	private GrowingText(Buffer buffer, int length) {
		this.buffer = buffer;
		this.length = length;
	}

	/** The text with these characters. */
	public static GrowingText of(String text) {
		return EMPTY.append(text);
	}

	/** This text followed by {@code more}; this text stays as it is. */
	public GrowingText append(String more) {
		if (more.isEmpty()) {
			return this;
		}
		if (buffer.append(length, more)) {
			return new GrowingText(buffer, length + more.length());
		}
		int needed = Math.addExact(length, more.length());
		var larger = new Buffer(Math.max(FIRST_CAPACITY, needed < (1 << 29) ? needed * 2 : needed));
		System.arraycopy(buffer.chars, 0, larger.chars, 0, length);
		larger.used = length;
		larger.append(length, more);
		return new GrowingText(larger, needed);
	}

	@Override
	public int length() {
		return length;
	}

	@Override
	public char charAt(int index) {
		if (index >= length) {
			throw new IndexOutOfBoundsException(index);
		}
		return buffer.chars[index];
	}

	/** Whether there is nothing but white space, as {@link String#isBlank()}; copies nothing. */
	public boolean isBlank() {
		for (int i = 0; i < length;) {
			int codePoint = Character.codePointAt(buffer.chars, i, length);
			if (!Character.isWhitespace(codePoint)) {
				return false;
			}
			i += Character.charCount(codePoint);
		}
		return true;
	}

	/** The characters from {@code start} (inclusive) to {@code end} (exclusive); copies just these. */
	public String substring(int start, int end) {
		if (start < 0 || end > length || start > end) {
			throw new IndexOutOfBoundsException("[" + start + ", " + end + ") of " + length); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		return new String(buffer.chars, start, end - start);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return substring(start, end);
	}

	/** All characters; copies them. */
	@Override
	public String toString() {
		return new String(buffer.chars, 0, length);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof GrowingText text && CharSequence.compare(this, text) == 0;
	}

	@Override
	public int hashCode() {
		int hash = 0;
		for (int i = 0; i < length; i++) {
			hash = 31 * hash + buffer.chars[i];
		}
		return hash;
	}
}
