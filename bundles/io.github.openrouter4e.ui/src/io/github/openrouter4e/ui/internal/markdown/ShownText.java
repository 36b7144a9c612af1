package io.github.openrouter4e.ui.internal.markdown;

/**
 * Text that is shown as it is, in lines and in an amount that a widget copes with, as the text of answers is.
 *
 * @param text    clean lines
 * @param omitted how many characters are not shown
 */
public record ShownText(String text, int omitted) {

	public static ShownText of(String all) {
		var lines = new LongestLine();
		var text = lines.take(all);
		var shown = text.length() > StreamingMarkdown.MAX_SHOWN ? text.substring(0, StreamingMarkdown.MAX_SHOWN) : text;
		var clean = SafeText.forDisplay(shown.replace("\r\n", "\n")); //$NON-NLS-1$ //$NON-NLS-2$
		return new ShownText(LineBuffer.breakLines(clean), text.length() - shown.length() + lines.omitted());
	}
}
