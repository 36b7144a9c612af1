package io.github.openrouter4e.ui.internal.markdown;

import java.util.regex.Pattern;

/**
 * Takes the teeth out of text that a model wrote: terminal escapes, control
 * characters, and the direction overrides that make code read otherwise than
 * it runs.
 */
@SuppressWarnings("nls") // patterns and character names, nothing for users
public final class SafeText {

	private static final Pattern ANSI = Pattern
			.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B\n]*(?:\u0007|\u001B\\\\)?|[@-Z\\\\^_])");

	private SafeText() {}

	/**
	 * For showing: escape sequences vanish, what else is invisible and harmful
	 * becomes a visible sign, so that the reader learns of it.
	 */
	public static String forDisplay(String text) {
		return isClean(text) ? text : clean(text, true);
	}

	/** For documents and files: what {@link #forDisplay} makes visible is left out. */
	public static String forDocument(String text) {
		return isClean(text) ? text : clean(text, false);
	}

	private static boolean isClean(String text) {
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (isControl(c) || isOverride(c) || isSeparator(c) || Character.isSurrogate(c)) {
				return false;
			}
		}
		return true;
	}

	private static String clean(String text, boolean visible) {
		var plain = text.indexOf('\u001B') < 0 ? text : ANSI.matcher(text).replaceAll("");
		var result = new StringBuilder(plain.length());
		for (var i = 0; i < plain.length(); i++) {
			var c = plain.charAt(i);
			if (Character.isHighSurrogate(c) && i + 1 < plain.length()
					&& Character.isLowSurrogate(plain.charAt(i + 1))) {
				result.append(c).append(plain.charAt(++i));
			} else if (isSeparator(c)) {
				result.append('\n');
			} else if (isControl(c) || isOverride(c) || Character.isSurrogate(c)) {
				if (visible) {
					result.append(sign(c));
				}
			} else {
				result.append(c);
			}
		}
		return result.toString();
	}

	private static boolean isControl(char c) {
		return c < ' ' && c != '\n' && c != '\t' || c >= '\u007F' && c <= '\u009F';
	}

	private static boolean isOverride(char c) {
		return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
	}

	/** Line ends to a JavaScript engine, but to nothing else here. */
	private static boolean isSeparator(char c) {
		return c == '\u2028' || c == '\u2029';
	}

	private static String sign(char c) {
		if (c < ' ') {
			return String.valueOf((char) ('\u2400' + c));
		}
		return isOverride(c) ? "\u27E6U+%04X\u27E7".formatted((int) c) : "\uFFFD";
	}
}
