package io.github.openrouter4e.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class TextSizeTest {

	/** Each way of counting, at and around the limits between the kinds of characters. */
	private static final char[] CHARACTERS = {0, 'a', 0x7F, 0x80, 0xE9, 0xFF, 0x100, 0x431, 0x2E7F, 0x2E80, 0x4E2D,
			0xD7FF,
			0xD800, 0xDFFF, 0xE000, 0xF8FF, 0xF900, 0xFFFF};

	@Test
	void countsEachCharacterByItsKind() {
		var random = new Random(1);
		for (int round = 0; round < 2_000; round++) {
			int kinds = 1 + random.nextInt(CHARACTERS.length);
			var text = new StringBuilder();
			for (int left = random.nextInt(1_200); left > 0; left--) {
				text.append(CHARACTERS[random.nextInt(kinds)]);
			}
			long expected = text.chars().mapToLong(TextSizeTest::size).sum();
			assertEquals(expected, TextSize.of(text.toString()));
			assertEquals(expected, TextSize.of(text));
		}
	}

	private static long size(int c) {
		if (c < 0x80) {
			return 1;
		}
		return c >= 0x2E80 && c <= 0xD7FF || c >= 0xF900 ? 4 : 2;
	}
}
