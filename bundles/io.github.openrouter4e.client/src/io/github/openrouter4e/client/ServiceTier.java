package io.github.openrouter4e.client;

import java.util.Locale;

/** The service tier, where a provider offers several. */
public enum ServiceTier {
	AUTO, DEFAULT, FLEX, PRIORITY, SCALE;

	/** As in the request. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
