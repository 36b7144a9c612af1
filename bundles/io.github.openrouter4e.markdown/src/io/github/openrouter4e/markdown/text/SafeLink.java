package io.github.openrouter4e.markdown.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/** Decides which addresses in an answer may become a link at all. */
@SuppressWarnings("nls") // schemes
public final class SafeLink {

	private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
	private static final int MAX_LENGTH = 4_000;

	private SafeLink() {}

	/**
	 * @return the address if it is an absolute http, https or mailto address, else
	 *         null. Everything else (javascript:, file:, data:, relative) is text.
	 */
	public static @Nullable String check(@Nullable String address) {
		if (address == null || address.length() > MAX_LENGTH) {
			return null;
		}
		var trimmed = address.strip().replace(" ", "%20");
		try {
			var uri = new URI(trimmed);
			var scheme = uri.getScheme();
			if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
				return null;
			}
			return uri.isOpaque() && !"mailto".equalsIgnoreCase(scheme)
					|| !uri.isOpaque() && uri.getRawAuthority() == null
							? null
							: visible(trimmed);
		} catch (@SuppressWarnings("unused") URISyntaxException e) {
			return null; // not an address, so not a link
		}
	}

	/** The address with what nobody would see in it, such as marks that turn the direction of text, in per cent. */
	private static String visible(String address) {
		if (address.codePoints().allMatch(c -> isVisible(c))) {
			return address;
		}
		var visible = new StringBuilder();
		address.codePoints().forEach(c -> {
			var one = Character.toString(c);
			visible.append(isVisible(c) ? one : URLEncoder.encode(one, StandardCharsets.UTF_8));
		});
		return visible.toString();
	}

	private static boolean isVisible(int c) {
		return switch (Character.getType(c)) {
			case Character.FORMAT, Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
				false;
			default -> true;
		};
	}
}
