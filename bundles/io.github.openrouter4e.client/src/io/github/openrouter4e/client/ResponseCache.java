package io.github.openrouter4e.client;

/**
 * Use of OpenRouter's cache of whole answers: the same request of the same key is answered again without cost, for five
 * minutes. Not to be confused with prompt caching.
 *
 * @see <a href="https://openrouter.ai/docs/guides/features/response-caching">Response caching</a>
 */
public enum ResponseCache {
	/** An answer may come from the cache, and goes into it. */
	USE,
	/** The answer is a new one; it takes the place of the one in the cache. */
	RENEW
}
