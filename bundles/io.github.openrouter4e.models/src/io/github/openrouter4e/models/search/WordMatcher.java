package io.github.openrouter4e.models.search;

/**
 * Scores how well one word of a search fits a text, typing errors included. From best to worst: the whole text, a whole
 * token, the start of a token, anywhere, anywhere if separators are left out ({@code gpt41} for {@code GPT-4.1}), with
 * letters left out ({@code sonet}, {@code cl37}), with one letter wrong or two swapped ({@code cluade}).
 */
final class WordMatcher {

	static final int NO_MATCH = 0;
	/** Scores from here on mean that all letters stand in the text; below is a guess. */
	static final int STRICT = 50;

	/** Scores from here on mean a whole word of the text. */
	static final int TOKEN = 90;

	private static final int WHOLE = 100;
	private static final int TOKEN_START = 80;
	private static final int INSIDE = 60;
	/** {@code gpt41} rather means {@code GPT-4.1} than {@code GPT-4 1106}. */
	private static final int TOKEN_ENDS = 5;
	private static final int LETTERS_LEFT_OUT = 40;
	private static final int TYPO = 15;
	private static final int LEAST_FOR_LEFT_OUT = 3;
	private static final int LEAST_FOR_TYPO = 4;

	private WordMatcher() {}

	/** {@return the score, {@link #NO_MATCH} if it does not fit} */
	static int score(String word, SearchText text) {
		int best = substring(word, text);
		if (best == NO_MATCH) {
			best = withoutSeparators(word, text);
		}
		if (best == NO_MATCH && word.length() >= LEAST_FOR_LEFT_OUT) {
			best = lettersLeftOut(word, text);
		}
		if (best == NO_MATCH && word.length() >= LEAST_FOR_TYPO) {
			best = typo(word, text);
		}
		return best;
	}

	private static int substring(String word, SearchText text) {
		int best = NO_MATCH;
		for (int at = 0; at + word.length() <= text.length(); at++) {
			if (text.matches(word, at)) {
				best = Math.max(best, substringScore(word, text, at));
			}
		}
		return best;
	}

	private static int substringScore(String word, SearchText text, int at) {
		int end = at + word.length();
		if (!text.startsToken(at)) {
			return INSIDE;
		}
		if (!text.endsToken(end)) {
			return TOKEN_START;
		}
		return at == 0 && end == text.length() ? WHOLE : TOKEN;
	}

	private static int withoutSeparators(String word, SearchText text) {
		int best = NO_MATCH;
		for (int start = 0; start < text.length(); start++) {
			int end = text.startsToken(start) ? runWithoutSeparators(word, text, start) : 0;
			if (end > 0) {
				best = Math.max(best, text.endsToken(end) ? STRICT + TOKEN_ENDS : STRICT);
			}
		}
		return best;
	}

	/** {@return where the match ends, or 0} */
	private static int runWithoutSeparators(String word, SearchText text, int start) {
		int at = start;
		for (int i = 0; i < word.length(); i++) {
			char c = word.charAt(i);
			if (!Character.isLetterOrDigit(c)) {
				continue;
			}
			while (at < text.length() && !text.isWordCharacter(at)) {
				at++;
			}
			if (at == text.length() || text.at(at) != c) {
				return 0;
			}
			at++;
		}
		return at == start ? 0 : at;
	}

	private static int lettersLeftOut(String word, SearchText text) {
		for (int start = 0; start < text.length(); start++) {
			if (text.startsToken(start)) {
				int skipped = runWithGaps(word, text, start);
				if (skipped >= 0) {
					return LETTERS_LEFT_OUT - Math.min(skipped, LETTERS_LEFT_OUT - TYPO - 1);
				}
			}
		}
		return NO_MATCH;
	}

	/**
	 * Follows the word through the text from a token's start: the next letter comes at once, or later in the same token,
	 * or begins a later token. Leaving out more letters inside tokens than half of those typed is no match, as any short
	 * word would fit any long text then.
	 *
	 * @return the number of letters left out, or -1
	 */
	private static int runWithGaps(String word, SearchText text, int start) {
		int at = start;
		int skipped = 0;
		for (int i = 0; i < word.length(); i++) {
			int found = i == 0 ? text.at(start) == word.charAt(0) ? start : -1 : next(word.charAt(i), text, at);
			if (found < 0) {
				return -1;
			}
			if (!text.startsToken(found)) {
				skipped += found - at;
				if (skipped > word.length() / 2) {
					return -1;
				}
			}
			at = found + 1;
		}
		return skipped;
	}

	private static int next(char c, SearchText text, int from) {
		int at = from;
		while (at < text.length() && !text.endsToken(at)) {
			if (text.at(at) == c) {
				return at;
			}
			at++;
		}
		for (; at < text.length(); at++) {
			if (text.startsToken(at) && text.at(at) == c) {
				return at;
			}
		}
		return -1;
	}

	private static int typo(String word, SearchText text) {
		for (int start = 0; start < text.length(); start++) {
			// users rarely mistype the first letter, and demanding it keeps the guesses few
			if (text.startsToken(start) && text.at(start) == word.charAt(0) && hasOneMistake(word, text, start)) {
				return TYPO;
			}
		}
		return NO_MATCH;
	}

	/** {@return whether the word stands at the token's start but for exactly one mistake} */
	private static boolean hasOneMistake(String word, SearchText text, int start) {
		int i = 1;
		while (i < word.length() && start + i < text.length() && text.at(start + i) == word.charAt(i)) {
			i++;
		}
		int at = start + i;
		boolean swapped = i + 1 < word.length() && at + 1 < text.length() && text.at(at) == word.charAt(i + 1)
				&& text.at(at + 1) == word.charAt(i) && tail(word, i + 2, text, at + 2);
		boolean oneTooMany = tail(word, i + 1, text, at);
		boolean anotherLetter = at < text.length() && tail(word, i + 1, text, at + 1);
		return swapped || oneTooMany || anotherLetter;
	}

	private static boolean tail(String word, int from, SearchText text, int at) {
		if (from > word.length()) {
			return false;
		}
		for (int i = from; i < word.length(); i++) {
			int index = at + i - from;
			if (index >= text.length() || text.at(index) != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}
}
