package io.github.openrouter4e.storage;

/**
 * Texts without half characters. A lone surrogate (half of an emoji, as a cut or a bad clipboard leaves it) is no character:
 * providers refuse a request with one, and it would be in every later request of the conversation.
 */
public final class WellFormed {

	private static final char REPLACEMENT = '\uFFFD';
	private static final char ELLIPSIS = '\u2026';

	private WellFormed() {}

	/** The text with U+FFFD for each lone surrogate, and so of the same length; itself if there is none. */
	public static String text(String text) {
		int first = TextBits.of(text) < Character.MIN_SURROGATE ? -1 : firstLone(text, 0);
		if (first < 0) {
			return text;
		}
		char[] chars = text.toCharArray();
		for (int i = first; i >= 0; i = firstLone(text, i + 1)) {
			chars[i] = REPLACEMENT;
		}
		return new String(chars);
	}

	/** The beginning of a text, of at most so many characters, and one less where that would cut a pair; itself if it is short. */
	public static String beginning(String text, int most) {
		return text.length() <= most ? text : text.substring(0, splitsPair(text, most) ? most - 1 : most);
	}

	/** The text if it is short; else its beginning, of at most so many characters, and an ellipsis. */
	public static String shortened(String text, int most) {
		return text.length() <= most ? text : beginning(text, most) + ELLIPSIS;
	}

	private static boolean splitsPair(String text, int at) {
		return at > 0 && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
	}

	private static int firstLone(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
				if (!pair) {
					return i;
				}
				i++;
			}
		}
		return -1;
	}
}
