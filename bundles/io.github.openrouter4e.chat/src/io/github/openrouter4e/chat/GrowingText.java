package io.github.openrouter4e.chat;

import java.util.Arrays;

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
	public static final GrowingText EMPTY = new GrowingText(new Buffer(new char[1][0]), 0);

	private static final int FIRST_CAPACITY = 256;
	private static final int CHUNK_BITS = 15;
	/** Characters of a chunk. A long text consists of chunks, so that it never moves while it grows. */
	private static final int CHUNK = 1 << CHUNK_BITS;

	/**
	 * Characters shared by several texts; {@code used} is guarded by the buffer's monitor. A short text has one chunk, which is
	 * replaced by a larger one until it has the size of a chunk; those of a long text are made when they are needed.
	 */
	private static final class Buffer {
		final char[][] chunks;
		int used;

		Buffer(char[][] chunks) {
			this.chunks = chunks;
		}

		private int capacity() {
			return chunks.length == 1 ? chunks[0].length : chunks.length << CHUNK_BITS;
		}

		/** Writes behind {@code from} if nobody did so before and there is room. */
		synchronized boolean append(int from, String text) {
			if (used != from || text.length() > capacity() - from) {
				return false;
			}
			int written = 0;
			while (written < text.length()) {
				int at = from + written;
				int index = at >> CHUNK_BITS;
				if (chunks[index] == null) {
					chunks[index] = new char[CHUNK];
				}
				char[] chunk = chunks[index];
				int start = at & CHUNK - 1;
				int end = Math.min(text.length(), written + chunk.length - start);
				text.getChars(written, end, chunk, start);
				written = end;
			}
			used = from + written;
			return true;
		}

		/** A buffer with the first characters of this one and room for so many. Chunks that are full are shared. */
		Buffer larger(int length, int capacity) {
			if (capacity <= CHUNK) {
				int twice = Math.max(FIRST_CAPACITY, Math.min(CHUNK, 2 * capacity));
				var copy = new Buffer(new char[][]{Arrays.copyOf(chunks[0], twice)});
				copy.used = length;
				return copy;
			}
			int needed = (capacity - 1 >> CHUNK_BITS) + 1;
			char[][] table = new char[needed < (1 << 29 - CHUNK_BITS) ? 2 * needed : needed][];
			int full = length >> CHUNK_BITS;
			System.arraycopy(chunks, 0, table, 0, full);
			if (length > full << CHUNK_BITS) {
				table[full] = Arrays.copyOf(chunks[full], CHUNK);
			}
			var copy = new Buffer(table);
			copy.used = length;
			return copy;
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
		int needed = Math.addExact(length, more.length());
		if (buffer.append(length, more)) {
			return new GrowingText(buffer, needed);
		}
		Buffer larger = buffer.larger(length, needed);
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
		return buffer.chunks[index >> CHUNK_BITS][index & CHUNK - 1];
	}

	/** Whether there is nothing but white space, as {@link String#isBlank()}; copies nothing. */
	public boolean isBlank() {
		for (int i = 0; i < length;) {
			int codePoint = Character.codePointAt(this, i);
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
		int offset = start & CHUNK - 1;
		if (end - start <= CHUNK - offset) {
			return start == end ? "" : new String(buffer.chunks[start >> CHUNK_BITS], offset, end - start); //$NON-NLS-1$
		}
		char[] copy = new char[end - start];
		for (int at = start; at < end;) {
			int from = at & CHUNK - 1;
			int count = Math.min(end - at, CHUNK - from);
			System.arraycopy(buffer.chunks[at >> CHUNK_BITS], from, copy, at - start, count);
			at += count;
		}
		return new String(copy);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return substring(start, end);
	}

	/** All characters; copies them. */
	@Override
	public String toString() {
		return substring(0, length);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof GrowingText text && CharSequence.compare(this, text) == 0;
	}

	@Override
	public int hashCode() {
		int hash = 0;
		for (int i = 0; i < length; i++) {
			hash = 31 * hash + charAt(i);
		}
		return hash;
	}
}
