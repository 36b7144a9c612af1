package io.github.openrouter4e.markdown.parser;

import io.github.openrouter4e.markdown.text.TextCleaner;

/**
 * Helps emphasis in Chinese, Japanese and Korean text. CommonMark's rule looks for a space around stars and
 * tildes that stand beside punctuation, and these have none: a mark between the two, which is not shown, makes them stand beside
 * a letter.
 */
public final class EastAsianEmphasis {

	private EastAsianEmphasis() {}

	public static String helped(String line) {
		var at = next(line, 0);
		if (at < 0) {
			return line;
		}
		var helped = new StringBuilder(line.length() + 16);
		var copied = 0;
		while (at >= 0) {
			var end = at;
			while (end < line.length() && line.charAt(end) == line.charAt(at)) {
				end++;
			}
			if (at > 0 && end < line.length() && line.charAt(at - 1) != '\\') {
				var before = line.codePointBefore(at);
				var after = line.codePointAt(end);
				if (isPunctuation(before) && VisibleText.isEastAsian(after) && !isPunctuation(after)) {
					helped.append(line, copied, at).append(TextCleaner.NOTHING);
					copied = at;
				} else if (VisibleText.isEastAsian(before) && !isPunctuation(before) && isPunctuation(after)) {
					helped.append(line, copied, end).append(TextCleaner.NOTHING);
					copied = end;
				}
			}
			at = next(line, end);
		}
		return helped.append(line, copied, line.length()).toString();
	}

	/** Where stars, or two tildes, are next; negative if nowhere. */
	private static int next(String line, int from) {
		for (var at = from; at < line.length(); at++) {
			var c = line.charAt(at);
			if (c == '*' || c == '~' && line.startsWith("~~", at)) { //$NON-NLS-1$
				return at;
			}
		}
		return -1;
	}

	private static boolean isPunctuation(int c) {
		return switch (Character.getType(c)) {
			case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
					Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
					Character.OTHER_PUNCTUATION, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL,
					Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL ->
				true;
			default -> false;
		};
	}
}
