package io.github.openrouter4e.client.internal.web;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** What the bytes of a page say, by its media type and what it says itself about its charset. Pure. */
@SuppressWarnings("nls") // wire names
final class PageText {

	private static final int HEAD = 2_048;
	private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]{1,40})",
			Pattern.CASE_INSENSITIVE);

	private PageText() {}

	/** The media type alone; "" if there is none. */
	static String mediaType(@Nullable String contentType) {
		return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
	}

	/** Whether it is one of a text. */
	static boolean isText(@Nullable String contentType) {
		var type = mediaType(contentType);
		return type.startsWith("text/") || type.endsWith("+xml") && !type.startsWith("image/") || type.endsWith("+json")
				|| type.equals("application/json") || type.equals("application/xml") || type.equals("application/yaml")
				|| type.equals("application/javascript");
	}

	static boolean isHtml(@Nullable String contentType, String text) {
		var type = mediaType(contentType);
		return type.equals("text/html") || type.equals("application/xhtml+xml")
				|| type.startsWith("text/") && text.stripLeading().regionMatches(true, 0, "<!doctype html", 0, 14);
	}

	/** What the header says, else what the page says, else UTF-8. */
	static String decode(@Nullable String contentType, byte[] bytes) {
		var charset = charset(contentType);
		if (charset == null) {
			charset = charset(new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1));
		}
		var text = new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset);
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private static @Nullable Charset charset(@Nullable String text) {
		var matcher = text == null ? null : CHARSET.matcher(text);
		try {
			return matcher != null && matcher.find() ? Charset.forName(matcher.group(1)) : null;
		} catch (@SuppressWarnings("unused") IllegalArgumentException e) {
			return null; // none that Java knows
		}
	}
}
