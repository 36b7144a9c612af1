package io.github.openrouter4e.client.internal.redact;

import java.util.stream.IntStream;

/**
 * The secrets to find in a stream, and a quick test of where none can begin: of a long text only samples are looked at, so
 * close together that no secret fits between them, and what is around escapes. Immutable; shared by streams.
 */
final class SecretPatterns {
	/** As much of a secret may be shown before the rest of it is known: keys begin alike. */
	private static final int VISIBLE_PREFIX = 6;
	private static final int ASCII = 128;

	/** Characters with which an escape sequence begins. */
	private static final String ESCAPES = "\\%&"; //$NON-NLS-1$
	private static final int NONE = -1;
	/** One string for each character. */
	private static final String[] FIRST = IntStream.range(0, ASCII).mapToObj(Character::toString)
			.toArray(String[]::new);
	private static final int SAMPLE = 4;
	private static final int HASH_BITS = 15;

	private final String[] secrets;
	private final String[] encoded;
	private final boolean[] starts = new boolean[ASCII];
	/** The first two characters of each form, the first one times 128. */
	private final boolean[] pairs = new boolean[ASCII * ASCII];
	private final int visiblePrefix;
	/** Characters of the secrets. */
	private final boolean[] alphabet = new boolean[ASCII];
	/** Length of the shortest and of the longest form without escapes. */
	private final int shortest;
	private final int longest;
	/** By hash, whether four characters in succession may be part of a form without escapes. */
	private final boolean[] fours = new boolean[1 << HASH_BITS];

	/**
	 * @param secrets
	 *            found with escapes on any of their characters; each of at least two ASCII characters
	 * @param encoded
	 *            found as they are; likewise
	 */
	SecretPatterns(String[] secrets, String[] encoded) {
		this.secrets = secrets;
		this.encoded = encoded;
		int shown = VISIBLE_PREFIX;
		for (String secret : secrets) {
			addStart(secret.charAt(0), secret.charAt(1));
			for (char escape : ESCAPES.toCharArray()) {
				addStart(secret.charAt(0), escape);
				for (char next = 0; next < ASCII; next++) {
					addStart(escape, next);
				}
			}
			shown = Math.min(shown, secret.length() / 3);
		}
		for (String form : encoded) {
			addStart(form.charAt(0), form.charAt(1));
		}
		visiblePrefix = shown;
		int least = Integer.MAX_VALUE;
		int most = 0;
		for (String[] forms : new String[][]{secrets, encoded}) {
			for (String form : forms) {
				least = Math.min(least, form.length());
				most = Math.max(most, form.length());
				for (int i = 0; i + SAMPLE <= form.length(); i++) {
					fours[four(form, i)] = true;
				}
			}
		}
		for (String secret : secrets) {
			secret.chars().forEach(c -> alphabet[c] = true);
		}
		shortest = least;
		longest = most;
	}

	private void addStart(char first, char second) {
		starts[first] = true;
		pairs[first * ASCII + second] = true;
	}

	int visiblePrefix() {
		return visiblePrefix;
	}

	/** @return where the first form begins, or may begin as the text breaks off within it, or −1 */
	int firstPossibleStart(String text) {
		if (longest == 0) {
			return NONE;
		}
		int length = text.length();
		if (length < 2 * longest || shortest < 2 * SAMPLE) {
			return firstPossibleStart(text, 0, length);
		}
		int whole = firstWhole(text);
		int end = whole < 0 ? length : whole;
		for (int i = 0; i < ESCAPES.length(); i++) {
			end = firstEscaped(text, ESCAPES.charAt(i), end);
		}
		int cut = firstPossibleStart(text, length - longest, end);
		return cut >= 0 ? cut : end < length ? end : NONE;
	}

	/** Looks at each character of a range. */
	private int firstPossibleStart(String text, int from, int to) {
		for (int i = Math.max(0, from); i < to; i++) {
			if (isPossibleStart(text, i)) {
				return i;
			}
		}
		return NONE;
	}

	/**
	 * Where the first form without escapes begins that is whole: none is so short that it could lie between two samples.
	 */
	private int firstWhole(String text) {
		int step = shortest - SAMPLE + 1;
		for (int i = 0; i + SAMPLE <= text.length(); i += step) {
			if (fours[four(text, i)]) {
				int start = firstPossibleStart(text, i + SAMPLE - longest, i + 1);
				if (start >= 0) {
					return start;
				}
			}
		}
		return NONE;
	}

	/**
	 * Where the first secret before {@code limit} begins whose first escape is of this kind; {@code limit} if none does.
	 */
	private int firstEscaped(String text, char escape, int limit) {
		int end = limit;
		for (int at = text.indexOf(escape); at >= 0 && at - longest < end; at = text.indexOf(escape, at + 1)) {
			int from = at; // characters of the secret may stand before it
			while (from > 0 && at - from < longest && text.charAt(from - 1) < ASCII
					&& alphabet[text.charAt(from - 1)]) {
				from--;
			}
			int start = firstPossibleStart(text, from, Math.min(at + 1, end));
			end = start < 0 ? end : start;
		}
		return end;
	}

	private static int four(String text, int at) {
		int hash = 0;
		for (int i = at; i < at + SAMPLE; i++) {
			hash = hash * 31 + text.charAt(i);
		}
		return (hash * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
	}

	/** Whether the characters at {@code i} do not exclude that a form begins there. */
	boolean mayStart(String text, int i) {
		char c = text.charAt(i);
		return c < ASCII && starts[c] && (i + 1 == text.length() || mayStart(c, text.charAt(i + 1)));
	}

	/** Whether these two characters do not exclude that a form begins with them. */
	boolean mayStart(char first, char second) {
		return first < ASCII && second < ASCII && pairs[first * ASCII + second];
	}

	/** Whether a form begins at {@code i}, or the text breaks off within what may be one. */
	boolean isPossibleStart(String text, int i) {
		return mayStart(text, i) && (i + 1 == text.length() || end(text, i) != NONE);
	}

	/** The beginning of a form, of which the text has one character only. */
	String start(char first) {
		return FIRST[first];
	}

	/** @return end of the longest form at {@code from}, {@link Redactor#OPEN} if the text breaks off within one, else −1 */
	int end(String text, int from) {
		int end = NONE;
		for (String secret : secrets) {
			end = preferred(end, Redactor.escapedEnd(text, from, secret));
		}
		int left = text.length() - from;
		for (String form : encoded) {
			if (text.regionMatches(from, form, 0, Math.min(left, form.length()))) {
				end = preferred(end, left >= form.length() ? from + form.length() : Redactor.OPEN);
			}
		}
		return end;
	}

	private static int preferred(int one, int other) {
		return one > 0 || other > 0 ? Math.max(one, other) : Math.min(one, other);
	}
}
