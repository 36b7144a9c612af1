package io.github.openrouter4e.markdown.text;

/** Which way text runs. */
public final class TextDirection {

	/** Below this no character runs from right to left. */
	private static final char FIRST_HEBREW = 0x590;

	private TextDirection() {}

	/** Whether the first character that has a direction runs from right to left, as in the Unicode Bidirectional Algorithm. */
	public static boolean isRightToLeft(String text) {
		for (var i = 0; i < text.length();) {
			var c = text.codePointAt(i);
			if (c < FIRST_HEBREW
					? Character.isLetter(c)
					: Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
				return false;
			}
			if (c >= FIRST_HEBREW && isRightToLeft(Character.getDirectionality(c))) {
				return true;
			}
			i += Character.charCount(c);
		}
		return false;
	}

	private static boolean isRightToLeft(byte directionality) {
		return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
				|| directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
	}
}
