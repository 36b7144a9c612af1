package io.github.openrouter4e.client;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Tokens and money of one answer. All money in USD. What OpenRouter did not report is null: unknown, not zero.
 *
 * @param promptTokens
 *            including cached tokens and cache writes
 * @param completionTokens
 *            including reasoning
 * @param cost
 *            what was taken from the OpenRouter credits
 * @param byok
 *            whether the account's own provider key was used
 * @param cachedTokens
 *            prompt tokens read from a cache
 * @param cacheWriteTokens
 *            prompt tokens written to a cache
 * @param reasoningTokens
 *            part of the completion tokens
 * @param audioTokens
 *            audio in the prompt
 * @param spokenTokens
 *            sound in the completion
 * @param imageTokens
 *            images in the completion
 * @param webSearches
 *            number of web searches by server tools
 * @param upstreamCost
 *            what the provider charges; on top of {@code cost} only if {@code byok}
 * @param upstreamPromptCost
 *            part of it for the prompt
 * @param upstreamCompletionCost
 *            part of it for the completion
 * @param serverToolCost
 *            part of {@code cost} for tools that OpenRouter ran; null also where only a remainder tells of it
 * @see <a href="https://openrouter.ai/docs/use-cases/usage-accounting">Usage accounting</a>
 */
public record Usage(long promptTokens, long completionTokens, long totalTokens, @Nullable BigDecimal cost,
		@Nullable Boolean byok, @Nullable Long cachedTokens, @Nullable Long cacheWriteTokens,
		@Nullable Long reasoningTokens, @Nullable Long audioTokens, @Nullable Long spokenTokens,
		@Nullable Long imageTokens, @Nullable Long webSearches, @Nullable BigDecimal upstreamCost,
		@Nullable BigDecimal upstreamPromptCost,
		@Nullable BigDecimal upstreamCompletionCost, @Nullable BigDecimal serverToolCost) {
	/** Nobody told what tools cost, and of sound in the completion. */
	public Usage(long promptTokens, long completionTokens, long totalTokens, @Nullable BigDecimal cost,
			@Nullable Boolean byok, @Nullable Long cachedTokens, @Nullable Long cacheWriteTokens,
			@Nullable Long reasoningTokens, @Nullable Long audioTokens, @Nullable Long imageTokens,
			@Nullable Long webSearches, @Nullable BigDecimal upstreamCost, @Nullable BigDecimal upstreamPromptCost,
			@Nullable BigDecimal upstreamCompletionCost) {
		this(promptTokens, completionTokens, totalTokens, cost, byok, cachedTokens, cacheWriteTokens, reasoningTokens,
				audioTokens, null, imageTokens, webSearches, upstreamCost, upstreamPromptCost, upstreamCompletionCost,
				null);
	}

	/** Token counts alone, for tests and estimates. */
	public static Usage ofTokens(long promptTokens, long completionTokens, @Nullable BigDecimal cost) {
		return new Usage(promptTokens, completionTokens, promptTokens + completionTokens, cost, null, null, null, null,
				null, null, null, null, null, null);
	}

	/**
	 * All the money this answer cost the user: the credits, plus the provider's own bill if the account's key was
	 * used. Without such a key the provider's cost is the same money again and is not added.
	 *
	 * @return USD, or null if unknown
	 */
	public @Nullable BigDecimal totalCost() {
		BigDecimal credits = cost;
		BigDecimal upstream = upstreamCost;
		if (credits == null || upstream == null || !Boolean.TRUE.equals(byok)) {
			return credits;
		}
		return credits.add(upstream);
	}
}
