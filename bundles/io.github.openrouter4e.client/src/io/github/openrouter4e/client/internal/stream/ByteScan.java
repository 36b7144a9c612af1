package io.github.openrouter4e.client.internal.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time. A loop over single bytes is what a decoder spends most of its time in, and the compiler
 * does not vectorise loops that end early.
 * <p>
 * A subtraction sets the top bit of an ASCII byte that matches, and of bytes that are not ASCII, which count or are masked
 * out. Borrows may set it in bytes above a match too, so only the lowest one counts; little-endian order makes that the first.
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
			long found = ((word ^ LFS) - ONES | (word ^ CRS) - ONES) & ~word & TOPS;
			if (found != 0) {
				return i + first(found);
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
				return i + first(found);
			}
		}
		while (i < to && isPlain(bytes[i])) {
			i++;
		}
		return i;
	}

	/**
	 * Copies the 8 bytes at {@code from}, and looks at them along the way, which is cheaper than to come back for it.
	 *
	 * @return 0 if all are plain as {@link #endOfPlainText} understands it, else something for {@link #first}
	 */
	static long copyWord(byte[] bytes, int from, byte[] target, int at) {
		long word = (long) LONGS.get(bytes, from);
		LONGS.set(target, at, word);
		return notPlain(word);
	}

	/** @return how many of the 8 bytes stand before the one that was found */
	static int first(long found) {
		return Long.numberOfTrailingZeros(found) >>> 3;
	}

	private static long notPlain(long word) {
		return ((word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - SPACES | word) & TOPS;
	}

	static boolean isPlain(byte b) {
		return b >= ' ' && b != '"' && b != '\\';
	}
}
