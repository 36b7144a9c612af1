package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Decodes the inside of a JSON string from UTF-8 bytes in one pass. Strict: says null to everything that is not exactly
 * right, and a real parser has the last word then.
 * <p>
 * Works on Latin-1 bytes as long as it can, for that is what the JVM keeps such strings in: plain stretches are then
 * copied, not converted. Not thread-safe, as it keeps its work space.
 */
final class JsonStrings {
	private static final int MALFORMED = -1;
	private static final int WORTH_A_CALL = 24;

	private byte[] latin = new byte[256];
	private char[] wide = new char[0];
	private boolean isWide;
	private int length;

	/** @return the string, or null if {@code [from, to)} is not the inside of a well-formed JSON string */
	@Nullable
	String decode(byte[] bytes, int from, int to) {
		int plainEnd = ByteScan.endOfPlainText(bytes, from, to);
		if (plainEnd == to) {
			return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
		}
		length = 0;
		isWide = false;
		for (int i = from; i < to; plainEnd = ByteScan.endOfPlainText(bytes, i, to)) {
			copy(bytes, i, plainEnd);
			i = plainEnd;
			if (i < to) {
				int used = bytes[i] == '\\' ? escape(bytes, i, to) : multiByte(bytes, i, to);
				if (used == MALFORMED) {
					return null;
				}
				i += used;
			}
		}
		return isWide ? new String(wide, 0, length) : new String(latin, 0, length, StandardCharsets.ISO_8859_1);
	}

	private void copy(byte[] bytes, int from, int to) {
		int count = to - from;
		reserve(count);
		if (isWide) {
			for (int i = 0; i < count; i++) {
				wide[length + i] = (char) bytes[from + i];
			}
		} else if (count < WORTH_A_CALL) {
			for (int i = 0; i < count; i++) {
				latin[length + i] = bytes[from + i];
			}
		} else {
			System.arraycopy(bytes, from, latin, length, count);
		}
		length += count;
	}

	private void reserve(int count) {
		int needed = length + count + 2; // a surrogate pair at most
		if (isWide && needed > wide.length) {
			wide = Arrays.copyOf(wide, Math.max(needed, wide.length * 2));
		} else if (!isWide && needed > latin.length) {
			latin = Arrays.copyOf(latin, Math.max(needed, latin.length * 2));
		}
	}

	private int put(int codePoint, int used) {
		reserve(0);
		if (!isWide && codePoint > 0xFF) {
			widen();
		}
		if (isWide) {
			length += Character.toChars(codePoint, wide, length);
		} else {
			latin[length++] = (byte) codePoint;
		}
		return used;
	}

	private void widen() {
		if (wide.length < latin.length) {
			wide = new char[latin.length];
		}
		for (int i = 0; i < length; i++) {
			wide[i] = (char) (latin[i] & 0xFF);
		}
		isWide = true;
	}

	private int escape(byte[] bytes, int at, int to) {
		if (at + 1 >= to) {
			return MALFORMED;
		}
		return switch (bytes[at + 1]) {
			case '"', '\\', '/' -> put(bytes[at + 1], 2);
			case 'n' -> put('\n', 2);
			case 't' -> put('\t', 2);
			case 'r' -> put('\r', 2);
			case 'b' -> put('\b', 2);
			case 'f' -> put('\f', 2);
			case 'u' -> {
				int unit = hex(bytes, at + 2, to);
				yield unit < 0 ? MALFORMED : put(unit, 6);
			}
			default -> MALFORMED;
		};
	}

	private static int hex(byte[] bytes, int at, int to) {
		if (at + 4 > to) {
			return MALFORMED;
		}
		int value = 0;
		for (int i = at; i < at + 4; i++) {
			int digit = Character.digit(bytes[i], 16);
			if (digit < 0) {
				return MALFORMED;
			}
			value = value << 4 | digit;
		}
		return value;
	}

	/** Refuses control characters and what is not UTF-8 in its shortest form. */
	private int multiByte(byte[] bytes, int at, int to) {
		int lead = bytes[at];
		if (lead >> 5 == -2 && at + 1 < to) {
			int code = (lead & 0x1F) << 6 | tail(bytes[at + 1]);
			return code < 0x80 || isNoTail(bytes[at + 1]) ? MALFORMED : put(code, 2);
		}
		if (lead >> 4 == -2 && at + 2 < to) {
			int code = (lead & 0x0F) << 12 | tail(bytes[at + 1]) << 6 | tail(bytes[at + 2]);
			boolean bad = code < 0x800 || Character.isSurrogate((char) code) || isNoTail(bytes[at + 1])
					|| isNoTail(bytes[at + 2]);
			return bad ? MALFORMED : put(code, 3);
		}
		if (lead >> 3 == -2 && at + 3 < to) {
			int code = (lead & 0x07) << 18 | tail(bytes[at + 1]) << 12 | tail(bytes[at + 2]) << 6 | tail(bytes[at + 3]);
			boolean bad = !Character.isSupplementaryCodePoint(code) || isNoTail(bytes[at + 1])
					|| isNoTail(bytes[at + 2]) || isNoTail(bytes[at + 3]);
			return bad ? MALFORMED : put(code, 4);
		}
		return MALFORMED;
	}

	private static int tail(byte b) {
		return b & 0x3F;
	}

	private static boolean isNoTail(byte b) {
		return (b & 0xC0) != 0x80;
	}
}
