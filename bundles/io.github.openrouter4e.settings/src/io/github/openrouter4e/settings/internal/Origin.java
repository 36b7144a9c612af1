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
		int standardPort = scheme.equals("https") ? 443 : 80;
		int told = BaseUrl.port(url);
		String port = told < 0 || told == standardPort ? "" : ":" + told;
		return new Origin(scheme + "://" + BaseUrl.host(url) + port);
	}
}
