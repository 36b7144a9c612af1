package io.github.openrouter4e.client.internal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Pieces of any size give what the whole text would give. */
class StreamRedactorTest {
	private static final String KEY = "sk-or-v1-0123456789abcdef0123456789abcdef";
	private static final String[] PARTS = {KEY, "s", "sk", "sk-or-", "sk-or-v1-", "sk-or-v1-0123", "task-oriented ",
			"日本", " ", "\n", "c2st", "0123456789abcdef", KEY + KEY, "🙂",
			Base64.getEncoder().encodeToString(KEY.getBytes())};

	@Test
	void secretsInPiecesAreFound() {
		for (int seed = 0; seed < 20_000; seed++) {
			Random random = new Random(seed);
			String text = text(random);
			int most = 1 + random.nextInt(12);
			String out = String.join("", pass(text, random, most));
			assertFalse(SecretForms.isIn(out, KEY), () -> text + " -> " + out);
			assertEquals(withoutBeginnings(Redactor.of(KEY).clean(text)), withoutBeginnings(out));
		}
	}

	/** Escapes on some or all characters, cut anywhere, also within an escape. */
	@Test
	void secretsInAnyFormAreFoundInPieces() {
		for (int seed = 0; seed < 5_000; seed++) {
			Random random = new Random(seed);
			String text = "(" + SecretForms.any(KEY, random) + ") & 100% of \\ &amp; %20. "
					+ SecretForms.any(KEY, random);
			String out = String.join("", pass(text, random, 1 + random.nextInt(30)));
			assertFalse(SecretForms.isIn(out, KEY), () -> text + " -> " + out);
			assertTrue(out.contains(") & 100% of \\ &amp; %20. "), out);
		}
	}

	/** Of long texts not every character is looked at. */
	@Test
	void theFirstSecretOfALongTextIsFound() {
		String[] secrets = {KEY, "pa5sw0rd"};
		String[] encoded = {Base64.getEncoder().encodeToString(KEY.getBytes()).substring(0, 50)};
		for (int seed = 0; seed < 20_000; seed++) {
			Random random = new Random(seed);
			SecretPatterns patterns = new SecretPatterns(random.nextInt(4) == 0 ? secrets : new String[]{KEY}, encoded);
			StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(40); i >= 0; i--) {
				text.append(random.nextInt(15) == 0
						? SecretForms.any(KEY, random)
						: random.nextInt(15) == 0
								? encoded[0]
								: random.nextInt(20) == 0 ? "pa5sw0rd" : " words \\ of 100% & feed dead sk-or %20 中 ");
			}
			int most = Math.min(20, text.length() / 2);
			String all = text.substring(random.nextInt(most), text.length() - random.nextInt(most));
			int expected = -1;
			for (int i = 0; i < all.length() && expected < 0; i++) {
				expected = patterns.isPossibleStart(all, i) ? i : -1;
			}
			assertEquals(expected, patterns.firstPossibleStart(all), all);
		}
	}

	@Test
	void ordinaryTextPassesAtOnceAndUnchanged() {
		StreamRedactor redactor = Redactor.of(KEY).stream();
		for (String piece : List.of("This task", "-oriented", " desk", "s and c2", "", "sk-", "learn")) {
			assertEquals(piece, redactor.append(piece));
		}
		String piece = "nothing";
		assertSame(piece, Redactor.NONE.stream().append(piece));
		assertEquals("", redactor.end());
	}

	@Test
	void aBeginningIsHeldBackOnlyUntilItIsClear() {
		StreamRedactor redactor = Redactor.of(KEY).stream();
		assertEquals("Keys begin with sk-or-", redactor.append("Keys begin with sk-or-v1"));
		assertEquals("v1 always", redactor.append(" always"));
		assertEquals("sk-or-", redactor.append("sk-or-v1-"));
		assertEquals("v1-", redactor.end());
		assertEquals("sk-or-", redactor.append(KEY.substring(0, 30)));
		assertEquals(Redactor.MASK, redactor.end(), "half a key is too much as well");
	}

	/** Without the beginning of a secret that may have been passed on before it was known for one. */
	private static String withoutBeginnings(String text) {
		return text.replaceAll("[-A-Za-z0-9]*\\Q" + Redactor.MASK + "\\E", "#");
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = 1 + random.nextInt(6); i > 0; i--) {
			text.append(PARTS[random.nextInt(PARTS.length)]);
		}
		return text.append('.').toString();
	}

	private static List<String> pass(String text, Random random, int most) {
		StreamRedactor redactor = Redactor.of(KEY).stream();
		List<String> out = new ArrayList<>();
		for (int from = 0; from < text.length();) {
			int to = Math.min(text.length(), from + 1 + random.nextInt(most));
			out.add(redactor.append(text.substring(from, to)));
			from = to;
		}
		out.add(redactor.end());
		return out;
	}
}
