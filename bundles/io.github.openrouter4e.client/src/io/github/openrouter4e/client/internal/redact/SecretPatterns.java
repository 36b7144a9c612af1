package io.github.openrouter4e.client.internal.redact;

/** What a stream is searched for, and a quick way to see where none of it can begin. Immutable; shared by streams. */
final class SecretPatterns {
	/** As much of a secret may be shown before the rest of it is known: keys begin alike. */
	private static final int VISIBLE_PREFIX = 6;
	private static final int ASCII = 128;

	/** Characters with which an escape sequence begins. */
	private static final String ESCAPES = "\\%&"; //$NON-NLS-1$
	private static final int NONE = -1;

	private final String[] secrets;
	private final String[] encoded;
	private final boolean[] starts = new boolean[ASCII];
	/** The first two characters of each form, the first one times 128. */
	private final boolean[] pairs = new boolean[ASCII * ASCII];
	private final int visiblePrefix;

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
	}

	private void addStart(char first, char second) {
		starts[first] = true;
		pairs[first * ASCII + second] = true;
	}

	int visiblePrefix() {
		return visiblePrefix;
	}

	/** @return where the first form may begin, or −1; mostly the latter, after one look at each character */
	int firstPossibleStart(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (mayStart(text, i) && end(text, i) != NONE) {
				return i;
			}
		}
		return -1;
	}

	/** Whether the characters at {@code i} do not exclude that a form begins there. */
	boolean mayStart(String text, int i) {
		char c = text.charAt(i);
		if (c >= ASCII || !starts[c]) {
			return false;
		}
		if (i + 1 == text.length()) {
			return true;
		}
		char next = text.charAt(i + 1);
		return next < ASCII && pairs[c * ASCII + next];
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
