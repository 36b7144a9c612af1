package io.github.openrouter4e.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Puts a checksum before a JSON object and checks it. The checksum finds lines that were half written and lines that another
 * program damaged without having to decode them, which makes opening a long file quick.
 */
@SuppressWarnings("nls") // file format
public final class LineFrame {

	private static final byte[] START = ascii("{\"c\":\"");
	private static final int DIGITS = 8;
	private static final byte[] END = ascii("\",");

	/** Bytes before the JSON object's first own field. */
	public static final int HEADER = START.length + DIGITS + END.length;

	private LineFrame() {}

	/** The line for a JSON object with at least one field, with its line end. */
	public static byte[] frame(byte[] json) {
		byte[] line = new byte[HEADER + json.length];
		System.arraycopy(json, 0, line, HEADER - 1, json.length);
		line[line.length - 1] = '\n';
		fill(line, line.length);
		return line;
	}

	/** Puts the checksum before a line of {@code length} bytes, whose own fields begin after the room for it. */
	static void fill(byte[] line, int length) {
		System.arraycopy(START, 0, line, 0, START.length);
		byte[] digits = ascii(HexFormat.of().toHexDigits(checksum(line, HEADER, length - HEADER - 1), DIGITS));
		System.arraycopy(digits, 0, line, START.length, DIGITS);
		System.arraycopy(END, 0, line, START.length + DIGITS, END.length);
	}

	/** Whether these bytes, without a line end, are an intact line. */
	static boolean isIntact(byte[] bytes, int start, int length) {
		if (length <= HEADER || bytes[start + length - 1] != '}') {
			return false;
		}
		if (!hasAt(bytes, start, START) || !hasAt(bytes, start + START.length + DIGITS, END)) {
			return false;
		}
		return told(bytes, start + START.length) == checksum(bytes, start + HEADER, length - HEADER);
	}

	/** The number that the digits stand for; −1 if they are none. */
	private static long told(byte[] bytes, int start) {
		long told = 0;
		for (int i = start; i < start + DIGITS; i++) {
			if (!HexFormat.isHexDigit(bytes[i])) {
				return -1;
			}
			told = told << 4 | HexFormat.fromHexDigit(bytes[i]);
		}
		return told;
	}

	private static boolean hasAt(byte[] bytes, int start, byte[] expected) {
		return Arrays.equals(bytes, start, start + expected.length, expected, 0, expected.length);
	}

	private static long checksum(byte[] bytes, int start, int length) {
		var crc = new CRC32C();
		crc.update(bytes, start, length);
		return crc.getValue();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
