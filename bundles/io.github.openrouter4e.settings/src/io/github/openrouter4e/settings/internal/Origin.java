package io.github.openrouter4e.settings.internal;

import java.net.URI;
import java.util.Locale;

import io.github.openrouter4e.client.BaseUrl;

/** The server that a key is for: scheme, host and port, written so that equal servers have equal text. */
record Origin(String text) {
	static final Origin OPENROUTER = of(BaseUrl.OPENROUTER);

	@SuppressWarnings("nls")
	static Origin of(URI url) {
		String scheme = url.getScheme().toLowerCase(Locale.ROOT);
		int port = BaseUrl.effectivePort(url);
		boolean standard = port == (scheme.equals("https") ? 443 : 80);
		return new Origin(scheme + "://" + BaseUrl.host(url) + (standard ? "" : ":" + port));
	}
}
