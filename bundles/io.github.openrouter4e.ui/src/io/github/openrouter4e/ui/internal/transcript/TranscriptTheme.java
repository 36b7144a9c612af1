package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.swt.graphics.FontData;

/**
 * Colours and fonts of a transcript, as values.
 *
 * @param zoom in per cent of the font sizes
 */
public record TranscriptTheme(Palette palette, FontData textFont, FontData codeFont, int zoom) {

	/** A font's height in points at this zoom. */
	public float points(FontData font) {
		return font.getHeight() * zoom / 100f;
	}
}
