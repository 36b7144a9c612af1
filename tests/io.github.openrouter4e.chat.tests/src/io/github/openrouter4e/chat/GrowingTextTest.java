package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

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

	@Test
	void readingBeyondItsEndFails() {
		GrowingText start = GrowingText.of("abc");
		start.append("def");
		assertThrows(IndexOutOfBoundsException.class, () -> start.charAt(3));
		assertThrows(IndexOutOfBoundsException.class, () -> start.substring(0, 4));
	}
}
