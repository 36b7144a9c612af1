package io.github.openrouter4e.client;

import java.util.Locale;
import java.util.Optional;

/** The service tier, where a provider offers several. */
public enum ServiceTier {
	AUTO, DEFAULT, FLEX, PRIORITY, SCALE;

	/** As in the request. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @return empty for a value that this version does not know */
	public static Optional<ServiceTier> of(String wireName) {
		for (ServiceTier tier : values()) {
			if (tier.wireName().equals(wireName)) {
				return Optional.of(tier);
			}
		}
		return Optional.empty();
	}
}
