package io.github.openrouter4e.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;

import org.junit.jupiter.api.Test;

class WellFormedTest {

	@Test
	void halfACharacterIsReplacedWhereverItIs() {
		var random = new Random(1);
		for (int i = 0; i < 3000; i++) {
			String around = "x".repeat(random.nextInt(600));
			String rest = "\uD83D\uDE00 y".repeat(random.nextInt(20));
			assertEquals(around + "\uFFFD" + rest, WellFormed.text(around + "\uDE00" + rest));
			assertEquals(rest + around + "\uFFFD", WellFormed.text(rest + around + "\uD83D"));
			String whole = around + rest;
			assertSame(whole, WellFormed.text(whole));
		}
	}

	@Test
	void aTextIsCutBetweenCharacters() {
		String smile = "\uD83D\uDE00";
		assertEquals("a", WellFormed.beginning("a" + smile + "b", 2));
		assertEquals("a" + smile, WellFormed.beginning("a" + smile + "b", 3));
		assertEquals("", WellFormed.beginning(smile, 1));
		assertSame(smile, WellFormed.beginning(smile, 2));
		assertEquals("a\u2026", WellFormed.shortened("a" + smile, 2));
		assertSame(smile, WellFormed.shortened(smile, 2));
	}

	@Test
	void bitsAreThoseOfAllCharacters() {
		var random = new Random(2);
		for (int i = 0; i < 3000; i++) {
			char[] chars = new char[random.nextInt(1500)];
			int range = random.nextBoolean() ? 0x80 : 0xFFFF;
			int expected = 0;
			for (int c = 0; c < chars.length; c++) {
				chars[c] = (char) random.nextInt(range);
				expected |= chars[c];
			}
			assertEquals(expected, TextBits.of(new String(chars)));
		}
	}
}
