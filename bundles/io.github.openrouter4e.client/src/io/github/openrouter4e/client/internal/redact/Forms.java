package io.github.openrouter4e.client.internal.redact;

/** What a stream is searched for, and a quick way to see where none of it can begin. Immutable; shared by streams. */
final class Forms {
	/** As much of a secret may be shown before the rest of it is known: keys begin alike. */
	private static final int SHOWN_BEGINNING = 6;
	private static final int ASCII = 128;

	private final String[] all;
	private final boolean[] starts = new boolean[ASCII];
	/** The first two characters of each form, the first one times 128. */
	private final boolean[] pairs = new boolean[ASCII * ASCII];
	private final int shownBeginning;

	/** @param all each of at least two ASCII characters */
	Forms(String[] all) {
		this.all = all;
		int shown = SHOWN_BEGINNING;
		for (String form : all) {
			starts[form.charAt(0)] = true;
			pairs[form.charAt(0) * ASCII + form.charAt(1)] = true;
			shown = Math.min(shown, form.length() / 3);
		}
		shownBeginning = shown;
	}

	String[] all() {
		return all;
	}

	int shownBeginning() {
		return shownBeginning;
	}

	/** @return where the first form may begin, or −1; mostly the latter, after one look at each character */
	int firstStart(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (mayStart(text, i) && begins(text, i)) {
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

	private boolean begins(String text, int from) {
		int left = text.length() - from;
		for (String form : all) {
			if (text.regionMatches(from, form, 0, Math.min(left, form.length()))) {
				return true;
			}
		}
		return false;
	}
}
