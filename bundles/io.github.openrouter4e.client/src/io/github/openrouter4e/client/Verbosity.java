package io.github.openrouter4e.client;

import java.util.Locale;

/** The length of answers, for models that support it. */
public enum Verbosity {
	LOW, MEDIUM, HIGH, XHIGH, MAX;

	/** As in the request. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
