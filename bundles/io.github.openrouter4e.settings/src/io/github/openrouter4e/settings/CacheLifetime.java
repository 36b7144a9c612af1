package io.github.openrouter4e.settings;

/** How long Anthropic keeps a cached prefix. */
public enum CacheLifetime {
	FIVE_MINUTES,
	/** Writes cost more (2 instead of 1.25 times the prompt price); pays off with pauses between prompts. */
	ONE_HOUR
}
