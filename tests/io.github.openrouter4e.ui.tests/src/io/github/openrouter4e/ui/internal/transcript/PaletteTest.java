package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.markdown.code.TokenKind;

/**
 * Every text can be read on every ground it stands on, as WCAG 2.2 measures it for level AA; where the theme's own
 * text cannot, no text of ours is worse.
 */
@SuppressWarnings("nls")
class PaletteTest {

	private static final double ENOUGH = 4.5;
	private static final int CLEARLY = 40;

	@ParameterizedTest
	@CsvSource({"light,FFFFFF,000000,0000EE", "Eclipse light,FFFFFF,1E1E1E,0066CC", "grey,F0F0F0,333333,0057AE",
			"Eclipse dark,2F2F2F,CCCCCC,6FC5EE", "Eclipse dark view,3F4447,BBBBBB,6FC5EE", "black,000000,FFFFFF,FFFF00",
			"dark blue,1E2430,D8DEE9,2244AA", "solarized light,FDF6E3,586E75,268BD2",
			"solarized dark,002B36,93A1A1,268BD2", "high contrast white,FFFFFF,000000,0000FF"})
	@Retention(RetentionPolicy.RUNTIME)
	@interface EveryTheme {
	}

	@EveryTheme
	void everyTextCanBeRead(String theme, String background, String foreground, String link) {
		var palette = Palette.of(rgb(background), rgb(foreground), rgb(link));
		var grounds = List.of(palette.background(), palette.codeBackground(), palette.questionBackground());
		var texts = new LinkedHashMap<String, RGB>();
		texts.put("muted", palette.muted());
		texts.put("link", palette.link());
		texts.put("error", palette.error());
		for (var kind : TokenKind.values()) {
			texts.put(kind.name(), palette.token(kind));
		}
		var problems = new ArrayList<String>();
		texts.forEach((name, color) -> grounds.forEach(ground -> {
			var contrast = contrast(color, ground);
			if (contrast < Math.min(ENOUGH, contrast(palette.foreground(), ground) - 0.1)) {
				problems.add("%s %s on %s: %.1f".formatted(name, color, ground, contrast));
			}
		}));
		assertEquals("", String.join("\n", problems), theme);
	}

	@EveryTheme
	void anErrorIsRedAndCodeIsColoured(String theme, String background, String foreground, String link) {
		var palette = Palette.of(rgb(background), rgb(foreground), rgb(link));
		var error = palette.error();
		assertTrue(error.red - Math.max(error.green, error.blue) >= CLEARLY, theme + ": " + error);
		for (var kind : List.of(TokenKind.KEYWORD, TokenKind.STRING, TokenKind.NUMBER, TokenKind.DELETED)) {
			var color = palette.token(kind);
			var most = Math.max(color.red, Math.max(color.green, color.blue));
			var least = Math.min(color.red, Math.min(color.green, color.blue));
			assertTrue(most - least >= CLEARLY, theme + ", " + kind + ": " + color);
		}
	}

	@EveryTheme
	void whatIsSaidByTheWayIsNotLouderThanTheText(String theme, String background, String foreground, String link) {
		var palette = Palette.of(rgb(background), rgb(foreground), rgb(link));
		var ground = palette.background();
		assertTrue(contrast(palette.muted(), ground) <= contrast(palette.foreground(), ground), theme);
	}

	@Test
	void brightnessDecidesNotAName() {
		assertTrue(Palette.of(rgb("2F2F2F"), rgb("CCCCCC"), rgb("6FC5EE")).dark());
		assertTrue(!Palette.of(rgb("F0F0F0"), rgb("333333"), rgb("0057AE")).dark());
	}

	private static double contrast(RGB one, RGB other) {
		var a = luminance(one);
		var b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(RGB color) {
		return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
	}

	private static double linear(int channel) {
		var share = channel / 255.0;
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	private static RGB rgb(String hex) {
		var value = Integer.parseInt(hex, 16);
		return new RGB(value >> 16, value >> 8 & 255, value & 255);
	}
}
