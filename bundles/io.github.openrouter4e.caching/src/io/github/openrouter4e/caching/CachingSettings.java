package io.github.openrouter4e.caching;

/**
 * What the user chose about caching.
 *
 * @param geminiEnabled     whether Gemini requests may carry marks. Off unless ticked: each write is paid at the full
 *                          prompt price plus storage, so that short conversations cost more with it than without.
 * @param anthropicLifetime how long Anthropic keeps what is marked
 * @param claudeByName      whether models that gateways call Claude, in whatever spelling, are marked like those whose
 *                          id says {@code anthropic/}. A gateway that does not know marks may refuse them.
 * @param openAiMarks       whether GPT-5.6 and later cache what is marked, for 30 minutes, instead of what OpenAI chooses
 */
public record CachingSettings(boolean geminiEnabled, CacheLifetime anthropicLifetime, boolean claudeByName,
		boolean openAiMarks) {

	/** Gemini off, five minutes, Claude by any name. */
	public static final CachingSettings DEFAULT = new CachingSettings(false, CacheLifetime.FIVE_MINUTES);

	/** OpenAI chooses what it caches. */
	public CachingSettings(boolean geminiEnabled, CacheLifetime anthropicLifetime, boolean claudeByName) {
		this(geminiEnabled, anthropicLifetime, claudeByName, false);
	}

	/** Claude is marked by whatever name. */
	public CachingSettings(boolean geminiEnabled, CacheLifetime anthropicLifetime) {
		this(geminiEnabled, anthropicLifetime, true);
	}
}
