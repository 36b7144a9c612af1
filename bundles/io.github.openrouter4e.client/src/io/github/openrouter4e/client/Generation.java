package io.github.openrouter4e.client;

import java.math.BigDecimal;
import java.time.Instant;

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
 * @param nativeTokensPrompt
 *            in the provider's own count, which is billed
 * @see <a href="https://openrouter.ai/docs/api-reference/get-a-generation">Get a generation</a>
 */
public record Generation(String id, @Nullable String model, @Nullable String providerName, @Nullable Instant createdAt,
		@Nullable BigDecimal totalCost, @Nullable BigDecimal upstreamInferenceCost, @Nullable BigDecimal cacheDiscount,
		@Nullable Boolean byok, @Nullable Boolean cancelled, @Nullable Boolean streamed, @Nullable Double latencyMs,
		@Nullable Double generationTimeMs, @Nullable Long nativeTokensPrompt, @Nullable Long nativeTokensCompletion,
		@Nullable Long nativeTokensReasoning, @Nullable Long nativeTokensCached, @Nullable String finishReason,
		@Nullable String nativeFinishReason) {
}
