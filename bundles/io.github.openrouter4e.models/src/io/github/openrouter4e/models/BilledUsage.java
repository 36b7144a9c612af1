package io.github.openrouter4e.models;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Usage;

/**
 * What a request used, as far as prices depend on it.
 *
 * @param promptTokens     tokens of the prompt, including those read from and written to a cache, and those of images
 *                         that the provider counts as tokens
 * @param cachedTokens     of these, read from a cache
 * @param cacheWriteTokens of these, written to a cache
 * @param oneHourCache     whether what was written is kept for an hour, at the price for that
 * @param completionTokens tokens of the answer, including reasoning
 * @param reasoningTokens  of these, reasoning
 * @param spokenTokens     of these, sound
 * @param webSearches      number of web searches
 * @param images           number of images in the prompt that are <em>not</em> counted in {@code promptTokens}; for
 *                         estimates, as reported usage counts all images in tokens
 */
public record BilledUsage(long promptTokens, long cachedTokens, long cacheWriteTokens, boolean oneHourCache,
		long completionTokens, long reasoningTokens, long spokenTokens, long webSearches, long images) {

	/** {@return a request whose answer is written} */
	public BilledUsage(long promptTokens, long cachedTokens, long cacheWriteTokens, boolean oneHourCache,
			long completionTokens, long reasoningTokens, long webSearches, long images) {
		this(promptTokens, cachedTokens, cacheWriteTokens, oneHourCache, completionTokens, reasoningTokens, 0,
				webSearches, images);
	}

	/** {@return an uncached request without searches and images} */
	public static BilledUsage ofTokens(long promptTokens, long completionTokens) {
		return new BilledUsage(promptTokens, 0, 0, false, completionTokens, 0, 0, 0);
	}

	/**
	 * {@return what OpenRouter reported} Details that it did not report count as none: without cache details everything is
	 * billed as uncached, which is the most it can have cost for automatic caches.
	 *
	 * @param usage        from an answer
	 * @param oneHourCache whether the request's marks asked for an hour
	 */
	public static BilledUsage of(Usage usage, boolean oneHourCache) {
		return new BilledUsage(usage.promptTokens(), zeroIfNull(usage.cachedTokens()),
				zeroIfNull(usage.cacheWriteTokens()), oneHourCache, usage.completionTokens(),
				zeroIfNull(usage.reasoningTokens()), zeroIfNull(usage.spokenTokens()), zeroIfNull(usage.webSearches()),
				0);
	}

	/** {@return prompt tokens that went neither into nor came out of a cache; never negative} */
	public long uncachedTokens() {
		return Math.max(0, promptTokens - cachedTokens - cacheWriteTokens);
	}

	private static long zeroIfNull(@Nullable Long count) {
		return count == null ? 0 : count;
	}
}
