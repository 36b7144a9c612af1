package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Control;

/**
 * The fonts of one control. They live as long as it does: after a change of the
 * theme, text that was not rendered again yet still uses those from before.
 */
final class FontCache {

	private final Map<FontData, Font> fonts = new HashMap<>();
	private final Control owner;

	FontCache(Control owner) {
		this.owner = owner;
		owner.addDisposeListener(event -> fonts.values().forEach(Font::dispose));
	}

	Font get(FontData data) {
		return fonts.computeIfAbsent(data, d -> new Font(owner.getDisplay(), d));
	}
}
