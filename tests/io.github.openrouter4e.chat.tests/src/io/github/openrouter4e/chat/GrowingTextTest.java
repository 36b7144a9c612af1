package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

class GrowingTextTest {

	@Test
	void isBlankAsAString() {
		for (String text : new String[]{"", " \t\n", "\u3000", "\u00a0", " x", "\ud83d\ude00", "\ud83d"}) {
			assertEquals(text.isBlank(), GrowingText.of(text).isBlank(), text);
		}
	}

	@Test
	void growsLikeAString() {
		var expected = new StringBuilder();
		GrowingText text = GrowingText.EMPTY;
		for (int i = 0; i < 5000; i++) {
			expected.append(i).append(' ');
			text = text.append(i + " ");
		}
		assertEquals(expected.toString(), text.toString());
		assertEquals(expected.length(), text.length());
		assertEquals(expected.charAt(1234), text.charAt(1234));
		assertEquals(expected.substring(100, 200), text.substring(100, 200));
	}

	@Test
	void earlierSnapshotsNeverChange() {
		List<GrowingText> snapshots = new ArrayList<>();
		GrowingText text = GrowingText.EMPTY;
		for (int i = 0; i < 300; i++) {
			snapshots.add(text);
			text = text.append("x" + i % 10);
		}
		for (int i = 0; i < snapshots.size(); i++) {
			assertEquals(2 * i, snapshots.get(i).length());
			assertEquals(2 * i, snapshots.get(i).toString().length());
		}
	}

	@Test
	void twoContinuationsOfOneTextDoNotMix() {
		GrowingText start = GrowingText.of("a");
		GrowingText first = start.append("b");
		GrowingText second = start.append("c");
		assertEquals("ab", first.toString());
		assertEquals("ac", second.toString());
		assertEquals("a", start.toString());
		assertNotEquals(first, second);
		assertEquals(first, GrowingText.of("ab"));
		assertEquals(first.hashCode(), GrowingText.of("ab").hashCode());
	}

	/** Texts of all lengths around the borders of what is kept together, some of them continued several times. */
	@Test
	void longTextsAreLikeStrings() {
		var random = new Random(1);
		for (int round = 0; round < 40; round++) {
			var texts = new ArrayList<>(List.of(GrowingText.EMPTY));
			var strings = new ArrayList<>(List.of(""));
			for (int i = 0; i < 60; i++) {
				int of = random.nextInt(4) == 0 ? random.nextInt(texts.size()) : texts.size() - 1;
				String more = Character.toString('a' + i % 26)
						.repeat(random.nextInt(3) == 0 ? 32_768 - random.nextInt(3) : random.nextInt(5_000)) + i;
				texts.add(texts.get(of).append(more));
				strings.add(strings.get(of) + more);
			}
			for (int i = 0; i < texts.size(); i++) {
				String expected = strings.get(i);
				assertEquals(expected, texts.get(i).toString());
				int start = random.nextInt(expected.length() + 1);
				int end = start + random.nextInt(expected.length() - start + 1);
				assertEquals(expected.substring(start, end), texts.get(i).substring(start, end));
				if (end > start) {
					assertEquals(expected.charAt(start), texts.get(i).charAt(start));
				}
			}
		}
	}

	/** The parts of an array of that size are none that a collector has to treat in a special way. */
	@Test
	void aLongTextTakesNoMoreThanItsCharacters() {
		var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		String piece = "0123456789".repeat(800);
		GrowingText text = GrowingText.EMPTY;
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < 1000; i++) {
			text = text.append(piece);
		}
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;
		assertTrue(allocated < 1.1 * Character.BYTES * text.length(), allocated + " bytes");
	}

	@Test
	void readingBeyondItsEndFails() {
		GrowingText start = GrowingText.of("abc");
		start.append("def");
		assertThrows(IndexOutOfBoundsException.class, () -> start.charAt(3));
		assertThrows(IndexOutOfBoundsException.class, () -> start.substring(0, 4));
	}
}
