package io.github.openrouter4e.client;

import java.util.Locale;

/** Price against speed, where a provider offers it. */
public enum ServiceTier {
	AUTO, DEFAULT, FLEX, PRIORITY, SCALE;

	/** As in the request. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
