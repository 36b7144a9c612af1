package io.github.openrouter4e.agent.policy;

/** Shows characters that cannot be seen, so that a text says what it does. Pure. */
public final class VisibleText {

	private VisibleText() {}

	/** The text with its control characters, changes of direction and odd blanks as {@code <U+202E>}. */
	public static String of(String text) {
		if (text.codePoints().noneMatch(Shell::isHidden)) {
			return text;
		}
		var visible = new StringBuilder();
		text.codePoints().forEach(c -> {
			if (Shell.isHidden(c)) {
				visible.append(String.format("<U+%04X>", c)); //$NON-NLS-1$
			} else {
				visible.appendCodePoint(c);
			}
		});
		return visible.toString();
	}
}
