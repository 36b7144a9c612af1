package io.github.openrouter4e.ui.internal.markdown;

import java.net.URI;
import java.net.URISyntaxException;
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
			return uri.isOpaque() || uri.getRawAuthority() != null ? trimmed : null;
		} catch (@SuppressWarnings("unused") URISyntaxException e) {
			return null; // not an address, so not a link
		}
	}
}
