package io.github.openrouter4e.markdown.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters without width or with a hidden effect: direction controls, joiners, tags, fillers. They can hide text, and make
 * code read otherwise than it runs. Some belong to words and signs, and stay there.
 */
final class Invisible {

	private static final int NON_JOINER = 0x200C;
	private static final int JOINER = 0x200D;
	private static final int BLACK_FLAG = 0x1F3F4;
	private static final int LAST_TAG = 0xE007F;
	/** In words of these, a joiner or its opposite makes another letter form. */
	private static final Set<UnicodeScript> JOINED = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC,
			UnicodeScript.MONGOLIAN, UnicodeScript.NKO, UnicodeScript.DEVANAGARI, UnicodeScript.BENGALI,
			UnicodeScript.GURMUKHI, UnicodeScript.GUJARATI, UnicodeScript.ORIYA, UnicodeScript.TAMIL,
			UnicodeScript.TELUGU, UnicodeScript.KANNADA, UnicodeScript.MALAYALAM, UnicodeScript.SINHALA,
			UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

	private Invisible() {}

	/** Whether the character is invisible wherever it does not belong. */
	static boolean mayBe(int c) {
		return c == 0xAD || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x180E || c >= 0x200B && c <= 0x200F
				|| c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0x3164 || isSelector(c)
				|| c == 0xFEFF || c == 0xFFA0 || c >= 0xFFF9 && c <= 0xFFFB || c >= 0xE0000 && c <= 0xE0FFF;
	}

	/** How many characters from this one on belong to what is around them, although they are invisible; 0: none. */
	static int kept(String text, int index) {
		var c = text.codePointAt(index);
		if (c == BLACK_FLAG) {
			return flag(text, index);
		}
		if (index == 0 || !mayBe(c)) {
			return 0;
		}
		var before = text.codePointBefore(index);
		var end = index + Character.charCount(c);
		var after = end < text.length() ? text.codePointAt(end) : ' ';
		var belongs = switch (c) {
			case NON_JOINER -> isJoined(before);
			case JOINER -> isJoined(before) || isPicture(before) && isPicture(after);
			case 0x200E, 0x200F, 0x61C -> isRightToLeft(before) || isRightToLeft(after);
			default -> isSelector(c) && !mayBe(before) && !Character.isWhitespace(before);
		};
		return belongs ? end - index : 0;
	}

	/** The flags of England, Scotland and Wales are spelled with tags. */
	private static int flag(String text, int index) {
		var end = index + 2;
		while (end + 1 < text.length() && end - index < 16 && text.codePointAt(end) > 0xE0000
				&& text.codePointAt(end) < LAST_TAG) {
			end += 2;
		}
		return end > index + 2 && end + 1 < text.length() && text.codePointAt(end) == LAST_TAG ? end + 2 - index : 0;
	}

	private static boolean isSelector(int c) {
		return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
	}

	private static boolean isJoined(int c) {
		return JOINED.contains(UnicodeScript.of(c));
	}

	/** Also what may stand behind a picture: its colour or its variant. */
	private static boolean isPicture(int c) {
		return Character.isEmoji(c) || Character.isEmojiModifier(c) || c == 0xFE0F;
	}

	private static boolean isRightToLeft(int c) {
		var direction = Character.getDirectionality(c);
		return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
				|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
	}
}
