package io.github.openrouter4e.markdown;

import io.github.openrouter4e.markdown.text.LineBuffer;
import io.github.openrouter4e.markdown.text.LineTruncator;
import io.github.openrouter4e.markdown.text.SafeText;

/**
 * Text that is shown as it is, in lines and in an amount that a widget copes with, as the text of answers is.
 *
 * @param text    clean lines
 * @param omitted how many characters are not shown
 */
public record ShownText(String text, int omitted) {

	public static ShownText of(String all) {
		return of(all, false);
	}

	/** @param whole whether nothing is left out, as the user wants to see it all */
	public static ShownText of(String all, boolean whole) {
		var lines = new LineTruncator(whole ? Integer.MAX_VALUE : LineTruncator.MOST);
		var text = lines.take(all);
		var most = whole ? Integer.MAX_VALUE : StreamingMarkdown.MAX_SHOWN;
		var shown = text.length() > most ? text.substring(0, most) : text;
		var clean = SafeText.forDisplay(shown.replace("\r\n", "\n")); //$NON-NLS-1$ //$NON-NLS-2$
		return new ShownText(LineBuffer.breakLines(clean), text.length() - shown.length() + lines.omitted());
	}
}
