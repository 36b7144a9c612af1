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

	/** What stands for itself or another character behind a backslash; 0 for what does not. */
	private static final byte[] ESCAPED = new byte[128];
	static {
		byte[] pairs = {'"', '"', '\\', '\\', '/', '/', 'n', '\n', 't', '\t', 'r', '\r', 'b', '\b', 'f', '\f'};
		for (int i = 0; i < pairs.length; i += 2) {
			ESCAPED[pairs[i]] = pairs[i + 1];
		}
	}

	private byte[] latin = new byte[256];
	private char[] wide = {};
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
		return isWide ? decodeWide(bytes, from, to) : decodeLatin(bytes, from, to);
	}

	/**
	 * The loops keep in local variables what they change: it is in fields for what is rare only. One loop for words and escapes, as
	 * they alternate every few words: a loop within it would be begun anew after each escape, which costs as much as the words.
	 */
	private int decodeLatin(byte[] bytes, int from, int to) {
		reserve(to - from);
		byte[] out = latin;
		int end = length;
		int i = from;
		int lastWord = to - Long.BYTES;
		while (i < to) {
			if (i <= lastWord) {
				long found = ByteScan.copyWord(bytes, i, out, end);
				if (found == 0) {
					i += Long.BYTES;
					end += Long.BYTES;
					continue;
				}
				int plain = ByteScan.first(found);
				i += plain;
				end += plain;
			} else if (ByteScan.isPlain(bytes[i])) {
				out[end++] = bytes[i];
				i++;
				continue;
			}
			int b = bytes[i];
			if (b == '"') {
				return stop(end, i, i);
			}
			int escaped = b == '\\' && i + 1 < to ? escaped(bytes[i + 1]) : 0;
			if (escaped != 0) {
				out[end++] = (byte) escaped;
				i += 2;
				continue;
			}
			if ((b & 0xFE) == 0xC2 && i + 1 < to && !isNoTail(bytes[i + 1])) { // U+0080 to U+00FF
				out[end++] = (byte) (b << 6 | bytes[i + 1] & 0x3F);
				i += 2;
				continue;
			}
			length = end;
			int used = b == '\\' ? escape(bytes, i, to) : multiByte(bytes, i, to);
			if (used <= 0) {
				return stop(length, i, used);
			}
			i += used;
			if (isWide) {
				return decodeWide(bytes, i, to);
			}
			out = latin;
			end = length;
		}
		return stop(end, i, MORE);
	}

	private int decodeWide(byte[] bytes, int from, int to) {
		reserve(to - from);
		char[] out = wide;
		int end = length;
		int i = from;
		while (i < to) {
			int b = bytes[i];
			if (b >= ' ' && b != '"' && b != '\\') {
				out[end++] = (char) b;
				i++;
				continue;
			}
			if (b == '"') {
				return stop(end, i, i);
			}
			if ((b & 0xF0) == 0xE0 && i + 2 < to) {
				int code = (b & 0x0F) << 12 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F;
				if (!isNoTail(bytes[i + 1]) && !isNoTail(bytes[i + 2]) && code >= 0x800
						&& !Character.isSurrogate((char) code)) {
					out[end++] = (char) code;
					i += 3;
					continue;
				}
			} else if ((b & 0xE0) == 0xC0 && i + 1 < to) {
				int code = (b & 0x1F) << 6 | bytes[i + 1] & 0x3F;
				if (!isNoTail(bytes[i + 1]) && code >= 0x80) {
					out[end++] = (char) code;
					i += 2;
					continue;
				}
			} else if (b == '\\' && i + 1 < to) {
				int escaped = escaped(bytes[i + 1]);
				if (escaped != 0) {
					out[end++] = (char) escaped;
					i += 2;
					continue;
				}
			}
			length = end;
			int used = b == '\\' ? escape(bytes, i, to) : multiByte(bytes, i, to);
			if (used <= 0) {
				return stop(length, i, used);
			}
			i += used;
			out = wide;
			end = length;
		}
		return stop(end, i, MORE);
	}

	private int stop(int end, int at, int result) {
		length = end;
		position = at;
		return result;
	}

	private static int escaped(byte b) {
		return b < 0 ? 0 : ESCAPED[b];
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
		if (bytes[at + 1] == 'u') {
			int unit = hex(bytes, at + 2, to);
			return unit < 0 ? unit : put(unit, 6);
		}
		int escaped = escaped(bytes[at + 1]);
		return escaped == 0 ? MALFORMED : put(escaped, 2);
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
