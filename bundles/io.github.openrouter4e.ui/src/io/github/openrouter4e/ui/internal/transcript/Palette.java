package io.github.openrouter4e.ui.internal.transcript;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.graphics.RGB;

import io.github.openrouter4e.markdown.code.TokenKind;

/**
 * The colours of a transcript, derived from the background and the foreground
 * that the theme gives to text. How bright the background is decides which
 * colours code gets: the name of the theme says nothing about that.
 */
public record Palette(RGB background, RGB foreground, RGB link, RGB error, boolean dark, boolean highContrast,
		Map<TokenKind, RGB> tokens) {

	private static final int MIDDLE = 128;
	/** From this distance of foreground and background on, nothing is blended away. */
	private static final int HIGH_CONTRAST = 250;
	/** The contrast that WCAG asks for at level AA. */
	private static final double LEGIBLE = 4.5;

	public static Palette of(RGB background, RGB foreground, RGB link) {
		var dark = brightness(background) < MIDDLE;
		var contrast = Math.abs(brightness(background) - brightness(foreground)) >= HIGH_CONTRAST
				&& (dark && brightness(background) < 3);
		var readableLink = Math.abs(brightness(link) - brightness(background)) < 70
				? rgb(dark ? 0x6CB6FF : 0x0B5CAD)
				: link;
		var plain = new Palette(background, foreground, readableLink, rgb(dark ? 0xFF8A80 : 0xB3261E), dark, contrast,
				tokens(dark, foreground));
		var tokens = new EnumMap<TokenKind, RGB>(TokenKind.class);
		plain.tokens.forEach((kind, color) -> tokens.put(kind, plain.legible(color)));
		return new Palette(background, foreground, plain.legible(plain.link), plain.legible(plain.error), dark,
				contrast, Map.copyOf(tokens));
	}

	/** Between background (0) and foreground (100). */
	public RGB blend(int percent) {
		var share = highContrast && percent > 20 ? 100 : percent;
		return new RGB(mix(background.red, foreground.red, share), mix(background.green, foreground.green, share),
				mix(background.blue, foreground.blue, share));
	}

	/** For what is said by the way. */
	public RGB muted() {
		return nearer(blend(62), foreground);
	}

	public RGB border() {
		return blend(18);
	}

	public RGB codeBackground() {
		return blend(5);
	}

	public RGB questionBackground() {
		return blend(8);
	}

	/** For the question that is being edited. */
	public RGB markedBackground() {
		return blend(20);
	}

	public RGB token(TokenKind kind) {
		return tokens.getOrDefault(kind, foreground);
	}

	/**
	 * This colour, paler or darker if it could not be read. It stays the colour that it is: nearer to the foreground, red
	 * would end as grey in themes whose own text just can be read.
	 */
	private RGB legible(RGB color) {
		return nearer(color, luminance(foreground) > luminance(background) ? rgb(0xFFFFFF) : rgb(0));
	}

	/** As near to the other colour as it takes to be read on the ground that is nearest to text colours. */
	private RGB nearer(RGB color, RGB other) {
		var ground = luminance(questionBackground());
		var result = color;
		for (var percent = 0; percent <= 100 && contrast(luminance(result), ground) < LEGIBLE; percent += 4) {
			result = new RGB(mix(color.red, other.red, percent), mix(color.green, other.green, percent),
					mix(color.blue, other.blue, percent));
		}
		return result;
	}

	private static double contrast(double one, double other) {
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static double luminance(RGB color) {
		return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
	}

	private static double linear(int channel) {
		var share = channel / 255.0;
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	static int brightness(RGB color) {
		return (299 * color.red + 587 * color.green + 114 * color.blue) / 1000;
	}

	private static int mix(int from, int to, int percent) {
		return from + (to - from) * percent / 100;
	}

	private static Map<TokenKind, RGB> tokens(boolean dark, RGB foreground) {
		var map = new EnumMap<TokenKind, RGB>(TokenKind.class);
		map.put(TokenKind.PLAIN, foreground);
		map.put(TokenKind.KEYWORD, rgb(dark ? 0xCF9CF0 : 0x7B1FA2));
		map.put(TokenKind.TYPE, rgb(dark ? 0x7BCFE8 : 0x006B8F));
		map.put(TokenKind.FUNCTION, rgb(dark ? 0x82B7FF : 0x1A56B0));
		map.put(TokenKind.STRING, rgb(dark ? 0x9ED78F : 0x2E6B1F));
		map.put(TokenKind.NUMBER, rgb(dark ? 0xF2B26B : 0xA04300));
		map.put(TokenKind.COMMENT, rgb(dark ? 0x9A9FA6 : 0x62686F));
		map.put(TokenKind.ANNOTATION, rgb(dark ? 0xD9C76A : 0x7A6200));
		map.put(TokenKind.VARIABLE, rgb(dark ? 0xF09AA4 : 0xA3263B));
		map.put(TokenKind.TAG, rgb(dark ? 0x7BCFE8 : 0x006B8F));
		map.put(TokenKind.ATTRIBUTE, rgb(dark ? 0xD9C76A : 0x7A6200));
		map.put(TokenKind.INSERTED, rgb(dark ? 0x9ED78F : 0x2E6B1F));
		map.put(TokenKind.DELETED, rgb(dark ? 0xFF9A92 : 0xB3261E));
		return Map.copyOf(map);
	}

	private static RGB rgb(int value) {
		return new RGB(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
	}
}
