package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The exact sum of several requests' costs and tokens. Amounts are in USD. What is not known is counted, never added as 0
 * in disguise: if {@link #kind()} is {@link CostKind#UNKNOWN} the amounts are what is known, a lower bound.
 *
 * @param requests         number of requests
 * @param estimated        how many of them have an estimated part
 * @param unknown          how many of them have a part that is not known
 * @param byokRequests     how many of them used the user's own provider key
 * @param credits          taken from the OpenRouter credits, as far as known
 * @param byokFee          the part of {@code credits} that is OpenRouter's fee for requests with the user's own key
 * @param providerBill     billed by providers to the user, as far as known
 * @param cacheSavings     saved by prompt caching against the uncached price, as far as known
 * @param toolCost         the part of {@code credits} that is for tools that OpenRouter ran and PDF files that it read, as far as
 *                         known
 * @param promptTokens     tokens sent, including cached ones
 * @param cachedTokens     tokens of these that were read from a cache
 * @param cacheWriteTokens tokens of these that were written to a cache
 * @param completionTokens tokens received, including reasoning
 */
public record CostSum(int requests, int estimated, int unknown, int byokRequests, BigDecimal credits,
		BigDecimal byokFee,
		BigDecimal providerBill, BigDecimal cacheSavings, BigDecimal toolCost, long promptTokens, long cachedTokens,
		long cacheWriteTokens,
		long completionTokens) {

	/** No request. */
	public static final CostSum NONE = new CostSum(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
			BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0);

	/** This sum and one request more, whose tokens may be unknown. */
	public CostSum plus(AnswerCost cost, @Nullable TokenCounts tokens) {
		BigDecimal fromCredits = orZero(cost.credits());
		var counts = tokens == null ? TokenCounts.NONE : tokens;
		return new CostSum(requests + 1, estimated + (cost.kind() == CostKind.ESTIMATED ? 1 : 0),
				unknown + (cost.kind() == CostKind.UNKNOWN ? 1 : 0), byokRequests + (cost.byok() ? 1 : 0),
				credits.add(fromCredits), cost.byok() ? byokFee.add(fromCredits) : byokFee,
				providerBill.add(orZero(cost.providerBill())), cacheSavings.add(orZero(cost.cacheSavings())),
				toolCost.add(orZero(cost.toolCost())),
				promptTokens + counts.prompt(), cachedTokens + counts.cached(), cacheWriteTokens + counts.cacheWrite(),
				completionTokens + counts.completion());
	}

	/** This sum and that one. */
	public CostSum plus(CostSum other) {
		return new CostSum(requests + other.requests, estimated + other.estimated, unknown + other.unknown,
				byokRequests + other.byokRequests, credits.add(other.credits), byokFee.add(other.byokFee),
				providerBill.add(other.providerBill), cacheSavings.add(other.cacheSavings),
				toolCost.add(other.toolCost),
				promptTokens + other.promptTokens, cachedTokens + other.cachedTokens,
				cacheWriteTokens + other.cacheWriteTokens, completionTokens + other.completionTokens);
	}

	/** Credits and providers' bills together, in USD. */
	public BigDecimal total() {
		return credits.add(providerBill);
	}

	/** How well {@link #total()} is known. */
	public CostKind kind() {
		if (unknown > 0) {
			return CostKind.UNKNOWN;
		}
		return estimated > 0 ? CostKind.ESTIMATED : CostKind.EXACT;
	}

	private static BigDecimal orZero(@Nullable BigDecimal amount) {
		return amount == null ? BigDecimal.ZERO : amount;
	}
}
