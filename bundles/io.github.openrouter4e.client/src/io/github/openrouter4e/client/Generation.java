package io.github.openrouter4e.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a finished request cost. Money in USD, times in milliseconds.
 *
 * @param totalCost
 *            taken from the credits; the same as the usage of the answer
 * @param upstreamInferenceCost
 *            the provider's bill, if the account's own provider key was used
 * @param cacheDiscount
 *            what caching saved; negative if writing cost more
 * @param latencyMs
 *            to the first token
 * @param generationTimeMs
 *            from there to the end
 * @param moderationLatencyMs
 *            of it for checking the prompt
 * @param nativeTokensPrompt
 *            in the provider's own count, which is billed
 * @param serviceTier
 *            the tier that the provider says it used
 * @param router
 *            what chose the model, for example {@code openrouter/auto}
 * @param dataRegion
 *            {@code global}, {@code europe} or {@code us}
 * @param cacheSourceId
 *            the generation whose answer this one is, if it came from the response cache
 * @param attempts
 *            the providers that were tried, oldest first; empty if not told
 * @see <a href="https://openrouter.ai/docs/api-reference/get-a-generation">Get a generation</a>
 */
public record Generation(String id, @Nullable String model, @Nullable String providerName, @Nullable Instant createdAt,
		@Nullable BigDecimal totalCost, @Nullable BigDecimal upstreamInferenceCost, @Nullable BigDecimal cacheDiscount,
		@Nullable Boolean byok, @Nullable Boolean cancelled, @Nullable Boolean streamed, @Nullable Double latencyMs,
		@Nullable Double generationTimeMs, @Nullable Long nativeTokensPrompt, @Nullable Long nativeTokensCompletion,
		@Nullable Long nativeTokensReasoning, @Nullable Long nativeTokensCached, @Nullable String finishReason,
		@Nullable String nativeFinishReason, @Nullable Double moderationLatencyMs, @Nullable String serviceTier,
		@Nullable String router, @Nullable String dataRegion, @Nullable String cacheSourceId,
		List<ProviderAttempt> attempts) {
	public Generation {
		attempts = List.copyOf(attempts);
	}
}
