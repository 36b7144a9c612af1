package io.github.openrouter4e.ui.internal.chat.mentions;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.ui.internal.chat.composer.TypedLine;

/**
 * A word before the cursor that begins with an @, as {@code @Basket} or {@code @file:src/Bas}.
 *
 * @param start offset of the @ in the prompt
 * @param kind  before the colon; "" without a colon
 * @param text  behind it
 */
record Mention(int start, String kind, String text) {

	private static final char SIGN = '@';
	/** What a word may be enclosed in. */
	private static final String OPENING = "([{<\"'\u2018\u201C\u300C\uFF08"; //$NON-NLS-1$

	/** {@return null if the word before the cursor is no mention; an address as me@example.org is none} */
	static @Nullable Mention before(TypedLine typed) {
		var line = typed.text();
		var start = line.length();
		while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
			start--;
		}
		while (start < line.length() && OPENING.indexOf(line.charAt(start)) >= 0) {
			start++;
		}
		if (start == line.length() || line.charAt(start) != SIGN) {
			return null;
		}
		var word = line.substring(start + 1);
		var colon = word.indexOf(':');
		return colon < 0
				? new Mention(typed.start() + start, "", word) //$NON-NLS-1$
				: new Mention(typed.start() + start, word.substring(0, colon), word.substring(colon + 1));
	}

	/** {@return whether something of this kind may be meant} */
	boolean mayMean(String other) {
		return kind.isEmpty() || kind.equals(other);
	}

	/** How it is written out. */
	static String written(String kind, String text) {
		return SIGN + kind + ':' + text;
	}
}
