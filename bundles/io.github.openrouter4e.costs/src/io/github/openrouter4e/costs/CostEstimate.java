package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a prompt is expected to cost, before it is sent. Everything is an estimate.
 *
 * @param model          the model it is for
 * @param promptTokens   tokens of the whole request: system prompt, conversation so far, attachments, prompt
 * @param cachedTokens   of these, the ones that the provider probably still has in its cache, as the last answer told
 * @param contextLength  tokens that the model takes in all; {@code null} if unknown
 * @param promptCost     USD for these tokens without any caching, the most they cost; {@code null} if prices are unknown
 * @param typicalCost    USD with the cached tokens at their price, what will be written to a cache at its own, and an answer as long as this model's answers were so
 *                       far; {@code null} if unknown
 * @param maximumCost    USD with the longest answer allowed; {@code null} if unknown
 * @param byok           whether the model's last answer was served with the user's own key: then the amounts are the
 *                       provider's bill plus {@code byokFee}
 * @param byokFee        OpenRouter's fee in USD, included in {@code typicalCost}: 5 % of the list price, which a monthly
 *                       allowance may make 0; {@code null} without BYOK or if unknown
 * @param learned        whether characters per token were learned from earlier answers of this model
 * @param decision       what the user's limits say
 * @param documentCost   USD for reading PDF files by a service that is paid by the page, included in the amounts; 0 for none
 */
public record CostEstimate(String model, long promptTokens, long cachedTokens, @Nullable Long contextLength,
		@Nullable BigDecimal promptCost, @Nullable BigDecimal typicalCost, @Nullable BigDecimal maximumCost,
		boolean byok,
		@Nullable BigDecimal byokFee, boolean learned, SpendingDecision decision,
		BigDecimal documentCost) {

	/** An estimate without paid documents. */
	public CostEstimate(String model, long promptTokens, long cachedTokens, @Nullable Long contextLength,
			@Nullable BigDecimal promptCost, @Nullable BigDecimal typicalCost, @Nullable BigDecimal maximumCost,
			boolean byok, @Nullable BigDecimal byokFee, boolean learned, SpendingDecision decision) {
		this(model, promptTokens, cachedTokens, contextLength, promptCost, typicalCost, maximumCost, byok, byokFee,
				learned,
				decision, BigDecimal.ZERO);
	}

	/** Share of the context window that is used, 0 to 1 and more; {@code null} if the window is unknown. */
	public @Nullable Double contextShare() {
		Long length = contextLength;
		return length == null || length <= 0 ? null : (double) promptTokens / length;
	}
}
