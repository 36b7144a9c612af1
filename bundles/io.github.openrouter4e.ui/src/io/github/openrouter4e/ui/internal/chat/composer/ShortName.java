package io.github.openrouter4e.ui.internal.chat.composer;

/** The name of a model where there is little room: its author goes first, then its end. */
final class ShortName {

	private static final String AFTER_AUTHOR = ": "; //$NON-NLS-1$
	private static final String AFTER_AUTHOR_ID = "/"; //$NON-NLS-1$
	private static final String CUT = "\u2026"; //$NON-NLS-1$

	private ShortName() {}

	/**
	 * @param name    such as "Author: Model", or an id such as "author/model"
	 * @param longest number of characters, at least 1
	 */
	static String of(String name, int longest) {
		if (name.length() <= longest) {
			return name;
		}
		var separator = name.contains(AFTER_AUTHOR) ? AFTER_AUTHOR : AFTER_AUTHOR_ID;
		var model = name.substring(name.indexOf(separator) < 0 ? 0 : name.indexOf(separator) + separator.length());
		return model.length() <= longest ? model : model.substring(0, longest - 1) + CUT;
	}
}
