package io.github.openrouter4e.client.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Decodes a JSON string from UTF-8 bytes in one pass, even if they come in several reads. Strict: what is not exactly
 * right is {@link #MALFORMED}, and a real parser has the last word then.
 * <p>
 * Works on Latin-1 bytes as long as it can, for that is what the JVM keeps such strings in: plain stretches are then
 * copied, not converted. Not thread-safe, as it keeps its work space.
 */
final class JsonStrings {
	/** The string goes on after the bytes there are; see {@link #position()}. */
	static final int MORE = -1;
	/** Not the inside of a well-formed JSON string. */
	static final int MALFORMED = -2;

	private byte[] latin = new byte[256];
	private char[] wide = new char[0];
	private @Nullable String whole; // if it could be taken as it is
	private boolean isWide;
	private int length;
	private int position;

	/** Forgets what came before. */
	void begin() {
		whole = null;
		isWide = false;
		length = 0;
	}

	/**
	 * Decodes on, up to the first quote that is not escaped. May be called again at that quote.
	 *
	 * @return index of the quote, {@link #MORE} or {@link #MALFORMED}
	 */
	int decode(byte[] bytes, int from, int to) {
		if (whole != null) {
			return from;
		}
		int plainEnd = length == 0 ? ByteScan.endOfPlainText(bytes, from, to) : to;
		if (plainEnd < to && bytes[plainEnd] == '"') {
			whole = new String(bytes, from, plainEnd - from, StandardCharsets.ISO_8859_1);
			return plainEnd;
		}
		int i = from;
		while (true) {
			i = copy(bytes, i, to);
			if (i == to) {
				position = i;
				return MORE;
			}
			if (bytes[i] == '"') {
				position = i;
				return i;
			}
			int used = bytes[i] == '\\' ? escape(bytes, i, to) : multiByte(bytes, i, to);
			if (used <= 0) {
				position = i;
				return used;
			}
			i += used;
		}
	}

	/** After {@link #MORE}: where to go on, as bytes behind it could not be understood yet. */
	int position() {
		return position;
	}

	/** What has been decoded. */
	String text() {
		String plain = whole;
		if (plain != null) {
			return plain;
		}
		return isWide ? new String(wide, 0, length) : new String(latin, 0, length, StandardCharsets.ISO_8859_1);
	}

	private int copy(byte[] bytes, int from, int to) {
		reserve(to - from);
		int end;
		if (isWide) {
			end = ByteScan.endOfPlainText(bytes, from, to);
			for (int i = from; i < end; i++) {
				wide[length + i - from] = (char) bytes[i];
			}
		} else {
			end = ByteScan.copyPlainText(bytes, from, to, latin, length);
		}
		length += end - from;
		return end;
	}

	private void reserve(int count) {
		int needed = length + count + Long.BYTES; // what a copy in words, or a surrogate pair, may write beyond
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
			return MORE;
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
				yield unit < 0 ? unit : put(unit, 6);
			}
			default -> MALFORMED;
		};
	}

	private static int hex(byte[] bytes, int at, int to) {
		if (at + 4 > to) {
			return MORE;
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
		int size = lead >> 5 == -2 ? 2 : lead >> 4 == -2 ? 3 : lead >> 3 == -2 ? 4 : 0;
		if (size == 0) {
			return MALFORMED;
		}
		if (at + size > to) {
			return MORE;
		}
		int code = lead & 0x7F >> size;
		for (int i = at + 1; i < at + size; i++) {
			if (isNoTail(bytes[i])) {
				return MALFORMED;
			}
			code = code << 6 | bytes[i] & 0x3F;
		}
		boolean good = switch (size) {
			case 2 -> code >= 0x80;
			case 3 -> code >= 0x800 && !Character.isSurrogate((char) code);
			default -> Character.isSupplementaryCodePoint(code);
		};
		return good ? put(code, size) : MALFORMED;
	}

	private static boolean isNoTail(byte b) {
		return (b & 0xC0) != 0x80;
	}
}
