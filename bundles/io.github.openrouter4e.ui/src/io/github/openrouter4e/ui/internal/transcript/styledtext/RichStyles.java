package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.RichText.Span;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.code.TokenKind;
import io.github.openrouter4e.ui.internal.transcript.TranscriptTheme;

/** Turns what text is into how it looks, for one {@link TranscriptTheme}. For the UI thread. */
final class RichStyles {

	private final TranscriptTheme theme;
	private final FontCache fonts;
	private final Map<RGB, Color> colors = new HashMap<>();
	private final Map<Style, StyleRange> ranges = new HashMap<>();

	RichStyles(TranscriptTheme theme, FontCache fonts) {
		this.theme = theme;
		this.fonts = fonts;
	}

	TranscriptTheme theme() {
		return theme;
	}

	Font textFont() {
		return font(theme.textFont(), 100, SWT.NORMAL);
	}

	Font codeFont() {
		return font(theme.codeFont(), 100, SWT.NORMAL);
	}

	Color color(RGB rgb) {
		return colors.computeIfAbsent(rgb, Color::new);
	}

	StyleRange range(int offset, Span span) {
		var style = span.style();
		// links are too many, and too long, to keep
		var range = style.link() == null && style.image() == null
				? new StyleRange(ranges.computeIfAbsent(style, this::range))
				: range(style);
		range.start = offset + span.start();
		range.length = span.length();
		return range;
	}

	private StyleRange range(Style style) {
		var range = new StyleRange();
		range.foreground = color(foreground(style));
		range.strikeout = style.traits().contains(Trait.STRIKE);
		range.font = font(style);
		range.rise = rise(style);
		if (style.traits().contains(Trait.INLINE_CODE)) {
			range.background = color(theme.palette().codeBackground());
		}
		var link = style.link();
		if (link != null) {
			range.underline = !link.startsWith(RichText.ACTION);
			range.underlineStyle = SWT.UNDERLINE_SINGLE;
			range.data = link;
			range.foreground = color(theme.palette().link());
		}
		if (style.image() != null) {
			range.data = style.image();
		}
		return range;
	}

	private RGB foreground(Style style) {
		var palette = theme.palette();
		if (style.token() != TokenKind.PLAIN) {
			return palette.token(style.token());
		}
		if (style.traits().contains(Trait.ERROR)) {
			return palette.error();
		}
		return style.traits().contains(Trait.MUTED) ? palette.muted() : palette.foreground();
	}

	private Font font(Style style) {
		var traits = style.traits();
		var weight = (traits.contains(Trait.BOLD) ? SWT.BOLD : SWT.NORMAL)
				| (traits.contains(Trait.ITALIC) ? SWT.ITALIC : SWT.NORMAL);
		if (traits.contains(Trait.MONO)) {
			return font(theme.codeFont(), 100, weight);
		}
		if (traits.contains(Trait.HEADING_1)) {
			return font(theme.textFont(), 140, SWT.BOLD);
		}
		if (traits.contains(Trait.HEADING_2)) {
			return font(theme.textFont(), 122, SWT.BOLD);
		}
		var percent = rise(style) == 0 ? 100 : 75;
		return font(theme.textFont(), percent, traits.contains(Trait.HEADING_3) ? SWT.BOLD : weight);
	}

	private int rise(Style style) {
		var third = Math.max(1, Math.round(theme.points(theme.textFont()) / 3));
		if (style.traits().contains(Trait.SUPERSCRIPT)) {
			return third;
		}
		return style.traits().contains(Trait.SUBSCRIPT) ? -third : 0;
	}

	private Font font(FontData base, int percent, int weight) {
		var data = new FontData(base.getName(), Math.max(4, Math.round(theme.points(base) * percent / 100)),
				base.getStyle() | weight);
		return fonts.get(data);
	}
}
