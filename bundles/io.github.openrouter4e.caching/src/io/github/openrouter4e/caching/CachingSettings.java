package io.github.openrouter4e.caching;

/**
 * What the user chose about caching.
 *
 * @param geminiEnabled     whether Gemini requests may carry marks. Off unless ticked: each write is paid at the full
 *                          prompt price plus storage, so that short conversations cost more with it than without.
 * @param anthropicLifetime how long Anthropic keeps what is marked
 */
public record CachingSettings(boolean geminiEnabled, CacheLifetime anthropicLifetime) {

	/** Gemini off, five minutes. */
	public static final CachingSettings DEFAULT = new CachingSettings(false, CacheLifetime.FIVE_MINUTES);
}
