package io.github.openrouter4e.markdown.text;

import java.util.Locale;

/**
 * Takes the teeth out of text that a model wrote: terminal escapes, control
 * characters, and the direction overrides that make code read otherwise than
 * it runs.
 */
@SuppressWarnings("nls") // character names, nothing for users
public final class SafeText {

	/** Shown at the end of a line that goes on in the next. */
	public static final String WRAPPED = "\u21A9";

	private SafeText() {}

	/**
	 * For showing: escape sequences vanish, what else is invisible and harmful
	 * becomes a visible sign, so that the reader learns of it.
	 */
	public static String forDisplay(String text) {
		return marked(TextCleaner.clean(text));
	}

	/** For documents and files: what {@link #forDisplay} makes visible is left out. */
	public static String forDocument(String text) {
		return stripped(TextCleaner.clean(text));
	}

	/** With a sign in place of each character that is invisible and harmful. */
	public static String marked(String clean) {
		return isHarmless(clean) ? clean : replace(clean, true);
	}

	/** Without the characters in whose place {@link #marked} has a sign. */
	public static String stripped(String clean) {
		return isHarmless(clean) ? clean : replace(clean, false);
	}

	private static boolean isHarmless(String text) {
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (isControl(c) || isMark(c) || c >= '\u00AD' && (Character.isSurrogate(c) || Invisible.mayBe(c))) {
				return false;
			}
		}
		return true;
	}

	private static String replace(String text, boolean visible) {
		var result = new StringBuilder(text.length());
		for (var i = 0; i < text.length();) {
			var kept = Invisible.kept(text, i);
			if (kept > 0) {
				result.append(text, i, i + kept);
				i += kept;
				continue;
			}
			var c = text.codePointAt(i);
			if (c <= '\uFFFF' && isControl((char) c) || c <= '\uFFFF' && isMark((char) c) || Invisible.mayBe(c)
					|| c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
				if (visible) {
					result.append(sign(c));
				}
			} else {
				result.appendCodePoint(c);
			}
			i += Character.charCount(c);
		}
		return result.toString();
	}

	private static boolean isControl(char c) {
		return c < ' ' && c != '\n' && c != '\t' || c >= '\u007F' && c <= '\u009F';
	}

	private static boolean isMark(char c) {
		return c == TextCleaner.WRAP || c == TextCleaner.CUT || c == TextCleaner.NUL || c == TextCleaner.NOTHING;
	}

	private static String sign(int c) {
		if (c < ' ') {
			return String.valueOf((char) ('\u2400' + c));
		}
		return switch (c) {
			case TextCleaner.WRAP -> WRAPPED;
			case TextCleaner.CUT -> "\u2026";
			case TextCleaner.NOTHING -> "";
			case TextCleaner.NUL -> "\u2400";
			default -> Invisible.mayBe(c)
					? "\u27E6U+" + (c < 0x100 ? "00" : c < 0x1000 ? "0" : "")
							+ Integer.toHexString(c).toUpperCase(Locale.ROOT) + "\u27E7"
					: "\uFFFD";
		};
	}
}
