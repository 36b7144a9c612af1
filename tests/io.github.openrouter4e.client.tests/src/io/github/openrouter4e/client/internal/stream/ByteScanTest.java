package io.github.openrouter4e.client.internal.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Eight bytes at a time must find what one at a time finds. */
class ByteScanTest {

	@Test
	void findsLineEnds() {
		for (int seed = 0; seed < 5000; seed++) {
			byte[] bytes = bytes(seed, "abc\n\r\u000b\u0009\u008a\u008d");
			int from = seed % 9;
			int expected = -1;
			for (int i = from; i < bytes.length && expected < 0; i++) {
				expected = bytes[i] == '\n' || bytes[i] == '\r' ? i : -1;
			}
			assertEquals(expected, ByteScan.lineEnd(bytes, from, bytes.length), "seed " + seed);
		}
	}

	@Test
	void findsTheEndOfPlainText() {
		for (int seed = 0; seed < 5000; seed++) {
			byte[] bytes = bytes(seed, "abcdefghijk !#[]~\u007f\"\\\u001f\u0000\u0080\u00ff");
			int from = seed % 9;
			int expected = from;
			while (expected < bytes.length && bytes[expected] >= 0x20 && bytes[expected] != '"'
					&& bytes[expected] != '\\') {
				expected++;
			}
			assertEquals(expected, ByteScan.endOfPlainText(bytes, from, bytes.length), "seed " + seed);
			if (from + Long.BYTES <= bytes.length) {
				byte[] copy = new byte[20];
				long found = ByteScan.copyWord(bytes, from, copy, 5);
				assertEquals(Math.min(expected - from, Long.BYTES), found == 0 ? Long.BYTES : ByteScan.first(found),
						"seed " + seed);
				assertArrayEquals(Arrays.copyOfRange(bytes, from, from + Long.BYTES), Arrays.copyOfRange(copy, 5, 13));
			}
		}
	}

	/** Mostly the first characters of {@code alphabet}, so that matches come at all distances. */
	private static byte[] bytes(int seed, String alphabet) {
		Random random = new Random(seed);
		byte[] bytes = new byte[9 + random.nextInt(60)];
		for (int i = 0; i < bytes.length; i++) {
			int choice = random.nextInt(8) == 0 ? random.nextInt(alphabet.length()) : random.nextInt(3);
			bytes[i] = (byte) alphabet.charAt(choice);
		}
		return bytes;
	}
}
