package io.github.openrouter4e.ui.internal.chat.mentions;

import java.util.Locale;

/**
 * How well a name fits what was typed: a part of it, or the beginnings of its words, as {@code bT} for {@code BasketTest}.
 * With a slash the whole path counts.
 */
final class NameQuery {

	/** What {@link #rank} answers for what does not fit. */
	static final int NO_MATCH = -1;

	private final String typed;
	private final String lower;

	NameQuery(String typed) {
		this.typed = typed;
		lower = typed.toLowerCase(Locale.ROOT);
	}

	/** {@return 0 for the best; {@link #NO_MATCH}} */
	int rank(String name, String path) {
		if (lower.indexOf('/') >= 0) {
			var whole = path.toLowerCase(Locale.ROOT);
			return whole.startsWith(lower) ? 0 : whole.contains(lower) ? 1 : NO_MATCH;
		}
		var known = name.toLowerCase(Locale.ROOT);
		if (known.startsWith(lower)) {
			return known.length() == lower.length() ? 0 : 1;
		}
		return fitsBeginnings(name) ? 2 : known.contains(lower) ? 3 : NO_MATCH;
	}

	boolean fits(String name, String path) {
		return rank(name, path) != NO_MATCH;
	}

	private boolean fitsBeginnings(String name) {
		if (typed.isEmpty() || Character.toLowerCase(typed.charAt(0)) != Character.toLowerCase(name.charAt(0))) {
			return false;
		}
		var at = 1;
		for (var i = 1; i < typed.length(); i++) {
			var wanted = typed.charAt(i);
			if (at < name.length() && Character.isLowerCase(wanted) && name.charAt(at) == wanted) {
				at++;
				continue;
			}
			while (at < name.length()
					&& !(begins(name, at) && Character.toLowerCase(name.charAt(at)) == Character.toLowerCase(wanted))) {
				at++;
			}
			if (at == name.length()) {
				return false;
			}
			at++;
		}
		return true;
	}

	private static boolean begins(String name, int at) {
		return Character.isUpperCase(name.charAt(at)) || !Character.isLetterOrDigit(name.charAt(at - 1));
	}
}
