package io.github.openrouter4e.models.search;

/**
 * A text prepared for matching: lower case, character by character, so that positions in it are positions in the text it
 * came from (which {@code String.toLowerCase} does not promise).
 */
final class SearchText {

	private static final int ASCII = 128;
	private static final byte SEPARATOR = 0;
	private static final byte LETTER = 1;
	private static final byte DIGIT = 2;
	/** Kinds of the characters that nearly all names consist of. */
	private static final byte[] KINDS = new byte[ASCII];

	static {
		for (char c = 0; c < ASCII; c++) {
			KINDS[c] = kindOfAny(c);
		}
	}

	private final char[] lower;
	/** Where a word, or a number within a word ({@code gpt4}), begins. */
	private final boolean[] tokenStart;

	SearchText(String text) {
		lower = new char[text.length()];
		tokenStart = new boolean[lower.length];
		byte before = SEPARATOR;
		for (int i = 0; i < lower.length; i++) {
			char c = text.charAt(i);
			byte kind = kind(c);
			lower[i] = kind == LETTER ? Character.toLowerCase(c) : c;
			tokenStart[i] = kind != SEPARATOR && kind != before;
			before = kind;
		}
	}

	private static byte kind(char c) {
		return c < ASCII ? KINDS[c] : kindOfAny(c);
	}

	private static byte kindOfAny(char c) {
		if (Character.isDigit(c)) {
			return DIGIT;
		}
		return Character.isLetter(c) ? LETTER : SEPARATOR;
	}

	int length() {
		return lower.length;
	}

	char at(int index) {
		return lower[index];
	}

	boolean isWordCharacter(int index) {
		return kind(lower[index]) != SEPARATOR;
	}

	boolean startsToken(int index) {
		return tokenStart[index];
	}

	/** {@return whether a token ends before the index} */
	boolean endsToken(int index) {
		return index == lower.length || tokenStart[index] || !isWordCharacter(index);
	}

	/** {@return whether the words stand in the text as whole words, one after the other with nothing but separators between} */
	boolean hasPhrase(String[] words) {
		for (int start = 0; start < lower.length; start++) {
			if (tokenStart[start] && phraseAt(words, start)) {
				return true;
			}
		}
		return false;
	}

	private boolean phraseAt(String[] words, int start) {
		int at = start;
		for (String word : words) {
			while (at < lower.length && !isWordCharacter(at)) {
				at++;
			}
			if (!matches(word, at) || !tokenStart[at] || !endsToken(at + word.length())) {
				return false;
			}
			at += word.length();
		}
		return true;
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
