package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.edit.LineChange;

/** An answer to lines that the user changes meanwhile. Each character is a line. */
@SuppressWarnings("nls")
class MergeTest {

	@Test
	void whatTheUserDidNotTouchMovesWithTheLines() {
		assertEquals(List.of(new LineChange(4, 5, 3, 4)), merge("abcdef", "abcXef", "abnewcdef".replace("new", "n"))
				.changes());
		assertEquals("abncXef", applied("abcdef", "abcXef", "abncdef"));
		assertEquals("bcXef", applied("abcdef", "abcXef", "bcdef"));
	}

	@Test
	void whatBothHaveChangedIsLeftOut() {
		assertEquals(1, merge("abc", "aXc", "aYc").conflicts());
		assertEquals("aYc", applied("abc", "aXc", "aYc"));
		assertEquals(1, merge("ab", "aXb", "aYb").conflicts());
		assertEquals(1, merge("abcd", "aXd", "abYd").conflicts());
	}

	@Test
	void neighboursDoNotDisturbEachOther() {
		assertEquals("AXcd", applied("abcd", "aXcd", "Abcd"));
		assertEquals("aXCd", applied("abcd", "aXcd", "abCd"));
	}

	@Test
	void nothingOfTheUsersIsEverLost() {
		var random = new Random(7);
		for (var i = 0; i < 2000; i++) {
			var sent = letters(random, 8, 'a');
			var answer = edited(random, sent, 'A');
			var now = edited(random, sent, '0');
			var result = applied(sent, answer, now);
			var merge = merge(sent, answer, now);
			var users = now.chars().filter(c -> c >= '0' && c <= '9').count();
			assertEquals(users, result.chars().filter(c -> c >= '0' && c <= '9').count(),
					() -> sent + ' ' + answer + ' ' + now + ' ' + merge);
			if (now.equals(sent)) {
				assertEquals(answer, result);
			}
		}
	}

	private static String letters(Random random, int count, char first) {
		var text = new StringBuilder();
		for (var i = 0; i < count; i++) {
			text.append((char) (first + random.nextInt(6)));
		}
		return text.toString();
	}

	private static String edited(Random random, String text, char first) {
		var result = new StringBuilder(text);
		for (var i = random.nextInt(3); i > 0; i--) {
			var at = random.nextInt(result.length());
			switch (random.nextInt(3)) {
				case 0 -> result.insert(at, letters(random, 2, first));
				case 1 -> result.setCharAt(at, letters(random, 1, first).charAt(0));
				default -> {
					if (Character.isLetter(result.charAt(at)) && result.length() > 1) {
						result.deleteCharAt(at);
					}
				}
			}
		}
		return result.toString();
	}

	private static Merge merge(String sent, String answer, String now) {
		return Merge.of(lines(sent), lines(answer), lines(now));
	}

	private static String applied(String sent, String answer, String now) {
		var result = new ArrayList<>(lines(now));
		for (var change : merge(sent, answer, now).changes().reversed()) {
			var part = result.subList(change.oldStart(), change.oldEnd());
			part.clear();
			part.addAll(lines(answer).subList(change.newStart(), change.newEnd()));
		}
		return String.join("", result);
	}

	private static List<String> lines(String letters) {
		return letters.isEmpty() ? List.of() : Arrays.asList(letters.split(""));
	}
}
