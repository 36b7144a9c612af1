package io.github.openrouter4e.client.internal.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time. A loop over single bytes is what a decoder spends most of its time in, and the compiler
 * does not vectorise loops that end early.
 * <p>
 * Each test sets the top bit of matching bytes. Borrows may set it in higher bytes too, so only the lowest match
 * counts; little-endian order makes that the first one.
 */
final class ByteScan {
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long ONES = 0x0101_0101_0101_0101L;
	private static final long TOPS = ONES << 7;
	private static final long LFS = ONES * '\n';
	private static final long CRS = ONES * '\r';
	private static final long QUOTES = ONES * '"';
	private static final long BACKSLASHES = ONES * '\\';
	private static final long SPACES = ONES * ' ';

	private ByteScan() {}

	/** @return index of the first LF or CR in {@code [from, to)}, or −1 */
	static int lineEnd(byte[] bytes, int from, int to) {
		int i = from;
		for (; i <= to - Long.BYTES; i += Long.BYTES) {
			long word = (long) LONGS.get(bytes, i);
			long found = zeros(word ^ LFS) | zeros(word ^ CRS);
			if (found != 0) {
				return i + (Long.numberOfTrailingZeros(found) >>> 3);
			}
		}
		for (; i < to; i++) {
			if (bytes[i] == '\n' || bytes[i] == '\r') {
				return i;
			}
		}
		return -1;
	}

	/** @return index of the first byte in {@code [from, to)} that a JSON string cannot hold as a plain ASCII character */
	static int endOfPlainText(byte[] bytes, int from, int to) {
		int i = from;
		for (; i <= to - Long.BYTES; i += Long.BYTES) {
			long found = notPlain((long) LONGS.get(bytes, i));
			if (found != 0) {
				return i + (Long.numberOfTrailingZeros(found) >>> 3);
			}
		}
		while (i < to && isPlain(bytes[i])) {
			i++;
		}
		return i;
	}

	/**
	 * As {@link #endOfPlainText}, and copies the plain text to {@code target} along the way, which is cheaper than to
	 * come back for it. Up to 7 bytes more are written than are copied.
	 */
	static int copyPlainText(byte[] bytes, int from, int to, byte[] target, int at) {
		int i = from;
		int t = at;
		for (; i <= to - Long.BYTES; i += Long.BYTES, t += Long.BYTES) {
			long word = (long) LONGS.get(bytes, i);
			LONGS.set(target, t, word);
			long found = notPlain(word);
			if (found != 0) {
				return i + (Long.numberOfTrailingZeros(found) >>> 3);
			}
		}
		for (; i < to && isPlain(bytes[i]); i++, t++) {
			target[t] = bytes[i];
		}
		return i;
	}

	private static long notPlain(long word) {
		long controls = (word - SPACES) & ~word;
		return (zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | controls | word) & TOPS;
	}

	private static boolean isPlain(byte b) {
		return b >= ' ' && b != '"' && b != '\\';
	}

	private static long zeros(long word) {
		return (word - ONES) & ~word & TOPS;
	}
}
