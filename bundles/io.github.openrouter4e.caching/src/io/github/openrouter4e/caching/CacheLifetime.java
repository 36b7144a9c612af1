package io.github.openrouter4e.caching;

/** How long Anthropic keeps a cached prefix after its last use. */
public enum CacheLifetime {
	/** Writing costs 1.25 times the prompt price. */
	FIVE_MINUTES,
	/** Writing costs twice the prompt price; pays when the user thinks longer than five minutes between prompts. */
	ONE_HOUR
}
