package io.github.openrouter4e.client;

import java.util.Locale;

/** How long answers are, for models that can be told. */
public enum Verbosity {
	LOW, MEDIUM, HIGH, XHIGH, MAX;

	/** As in the request. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}
}
