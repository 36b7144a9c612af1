package io.github.openrouter4e.git.internal;

import java.util.regex.Pattern;

/** What a model wrote, without what hides or turns text: it is shown, and read by others. */
public final class PlainText {

	private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]"); //$NON-NLS-1$

	private PlainText() {}

	/** Without control characters but line feeds and tabs, and without invisible ones. */
	public static String of(String text) {
		var readable = new StringBuilder();
		COLOUR.matcher(text).replaceAll("").codePoints() //$NON-NLS-1$
				.filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c) && !isHidden(c))
				.forEach(readable::appendCodePoint);
		return readable.toString();
	}

	private static boolean isHidden(int c) {
		return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200B || c == 0x200E || c == 0x200F
				|| c == 0x2028 || c == 0x2029 || c == 0xFEFF || Character.getType(c) == Character.SURROGATE;
	}
}
