package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Decodes the inside of a JSON string from UTF-8 bytes. Strict: says null to everything that is not exactly right, and
 * a real parser has the last word then. Not thread-safe, as it keeps its work space.
 */
final class JsonStrings {
	private char[] chars = new char[256];
	private int length;

	/** @return the string, or null if {@code [from, to)} is not the inside of a well-formed JSON string */
	@Nullable
	String decode(byte[] bytes, int from, int to) {
		int plainEnd = ByteScan.endOfPlainText(bytes, from, to);
		if (plainEnd == to) {
			return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
		}
		if (chars.length < to - from) {
			chars = new char[Math.max(to - from, chars.length * 2)];
		}
		length = 0;
		int i = from;
		while (i < to) {
			for (int end = ByteScan.endOfPlainText(bytes, i, to); i < end; i++) {
				chars[length++] = (char) bytes[i];
			}
			if (i < to) {
				int used = bytes[i] == '\\' ? escape(bytes, i, to) : multiByte(bytes, i, to);
				if (used == 0) {
					return null;
				}
				i += used;
			}
		}
		return new String(chars, 0, length);
	}

	/** @return bytes used, 0 if malformed */
	private int escape(byte[] bytes, int at, int to) {
		if (at + 1 >= to) {
			return 0;
		}
		int c = switch (bytes[at + 1]) {
			case '"' -> '"';
			case '\\' -> '\\';
			case '/' -> '/';
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> hex(bytes, at + 2, to);
			default -> -1;
		};
		if (c < 0) {
			return 0;
		}
		chars[length++] = (char) c;
		return bytes[at + 1] == 'u' ? 6 : 2;
	}

	private static int hex(byte[] bytes, int at, int to) {
		if (at + 4 > to) {
			return -1;
		}
		int value = 0;
		for (int i = at; i < at + 4; i++) {
			int digit = Character.digit(bytes[i], 16);
			if (digit < 0) {
				return -1;
			}
			value = value << 4 | digit;
		}
		return value;
	}

	/** @return bytes used, 0 if malformed: control characters, quotes, and what is not shortest-form UTF-8 */
	private int multiByte(byte[] bytes, int at, int to) {
		int lead = bytes[at];
		if (lead >> 5 == -2 && at + 1 < to) {
			int code = (lead & 0x1F) << 6 | tail(bytes[at + 1]);
			return code < 0x80 || isNoTail(bytes[at + 1]) ? 0 : put(code, 2);
		}
		if (lead >> 4 == -2 && at + 2 < to) {
			int code = (lead & 0x0F) << 12 | tail(bytes[at + 1]) << 6 | tail(bytes[at + 2]);
			boolean bad = code < 0x800 || Character.isSurrogate((char) code) || isNoTail(bytes[at + 1])
					|| isNoTail(bytes[at + 2]);
			return bad ? 0 : put(code, 3);
		}
		if (lead >> 3 == -2 && at + 3 < to) {
			int code = (lead & 0x07) << 18 | tail(bytes[at + 1]) << 12 | tail(bytes[at + 2]) << 6 | tail(bytes[at + 3]);
			boolean bad = !Character.isSupplementaryCodePoint(code) || isNoTail(bytes[at + 1])
					|| isNoTail(bytes[at + 2]) || isNoTail(bytes[at + 3]);
			return bad ? 0 : put(code, 4);
		}
		return 0;
	}

	private int put(int codePoint, int used) {
		length += Character.toChars(codePoint, chars, length);
		return used;
	}

	private static int tail(byte b) {
		return b & 0x3F;
	}

	private static boolean isNoTail(byte b) {
		return (b & 0xC0) != 0x80;
	}
}
