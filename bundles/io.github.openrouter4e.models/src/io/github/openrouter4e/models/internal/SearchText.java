package io.github.openrouter4e.models.internal;

/**
 * A text prepared for matching: lower case, character by character, so that positions in it are positions in the text it
 * came from (which {@code String.toLowerCase} does not promise).
 */
final class SearchText {

	private final char[] lower;
	/** Where a word, or a number within a word ({@code gpt4}), begins. */
	private final boolean[] tokenStart;

	SearchText(String text) {
		lower = new char[text.length()];
		tokenStart = new boolean[lower.length];
		for (int i = 0; i < lower.length; i++) {
			lower[i] = Character.toLowerCase(text.charAt(i));
			tokenStart[i] = isWordCharacter(i) && (i == 0 || !isWordCharacter(i - 1)
					|| Character.isDigit(lower[i]) != Character.isDigit(lower[i - 1]));
		}
	}

	int length() {
		return lower.length;
	}

	char at(int index) {
		return lower[index];
	}

	boolean isWordCharacter(int index) {
		return Character.isLetterOrDigit(lower[index]);
	}

	boolean startsToken(int index) {
		return tokenStart[index];
	}

	/** {@return whether a token ends before the index} */
	boolean endsToken(int index) {
		return index == lower.length || tokenStart[index] || !isWordCharacter(index);
	}

	boolean matches(String word, int at) {
		if (at + word.length() > lower.length) {
			return false;
		}
		for (int i = 0; i < word.length(); i++) {
			if (lower[at + i] != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}
}
