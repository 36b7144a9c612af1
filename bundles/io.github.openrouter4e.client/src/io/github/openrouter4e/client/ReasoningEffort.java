package io.github.openrouter4e.client;

import java.util.Locale;
import java.util.Optional;

/** Reasoning effort, from most to least. */
public enum ReasoningEffort {
	MAX, XHIGH, HIGH, MEDIUM, LOW, MINIMAL, NONE;

	/** As in requests and in model data. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @return empty for a value that this version does not know */
	public static Optional<ReasoningEffort> of(String wireName) {
		for (ReasoningEffort effort : values()) {
			if (effort.wireName().equals(wireName)) {
				return Optional.of(effort);
			}
		}
		return Optional.empty();
	}
}
