package io.github.openrouter4e.chat.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.AnswerCost;
import io.github.openrouter4e.chat.CostKind;
import io.github.openrouter4e.chat.TokenCounts;
import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.Usage;

/**
 * What a request cost, from what OpenRouter tells of it. The total is {@code cost}, plus
 * {@code cost_details.upstream_inference_cost} only if {@code is_byok}: for requests paid from credits OpenRouter repeats the
 * same money there. Pure.
 */
public final class CostRules {

	/** OpenRouter's fee for requests with the user's own provider key, as a share of the list price. */
	public static final BigDecimal BYOK_FEE = new BigDecimal("0.05"); //$NON-NLS-1$

	/** 1 / {@link #BYOK_FEE}, which is exact. */
	private static final BigDecimal PER_FEE = new BigDecimal(20);

	private final PriceBook prices;

	/** Rules that take what OpenRouter does not tell from these list prices. */
	public CostRules(PriceBook prices) {
		this.prices = prices;
	}

	/** The tokens that a usage tells. */
	public static TokenCounts tokens(Usage usage) {
		return new TokenCounts(usage.promptTokens(), orZero(usage.cachedTokens()), orZero(usage.cacheWriteTokens()),
				usage.completionTokens(), orZero(usage.reasoningTokens()));
	}

	/** The tokens that were billed; {@code null} if not told. */
	public static @Nullable TokenCounts tokens(Generation generation) {
		Long prompt = generation.nativeTokensPrompt();
		Long completion = generation.nativeTokensCompletion();
		if (prompt == null || completion == null) {
			return null;
		}
		return new TokenCounts(prompt, orZero(generation.nativeTokensCached()), 0, completion,
				orZero(generation.nativeTokensReasoning()));
	}

	/** From the usage in an answer. */
	public AnswerCost of(Usage usage, String model, Instant at) {
		return of(Boolean.TRUE.equals(usage.byok()), usage.cost(), usage.upstreamCost(), tokens(usage), model, at);
	}

	/** From a look-up of the generation. There an upstream cost of 0 says nothing: it is 0 also where the answer told one. */
	public AnswerCost of(Generation generation, String model, Instant at) {
		BigDecimal upstream = generation.upstreamInferenceCost();
		BigDecimal bill = upstream == null || upstream.signum() == 0 ? null : upstream;
		return of(Boolean.TRUE.equals(generation.byok()), generation.totalCost(), bill, tokens(generation), model, at);
	}

	private AnswerCost of(boolean byok, @Nullable BigDecimal cost, @Nullable BigDecimal upstream,
			@Nullable TokenCounts tokens, String model, Instant at) {
		TokenCounts counted = tokens == null || tokens.prompt() + tokens.completion() == 0 ? null : tokens;
		BigDecimal saved = counted == null ? null : prices.cacheSavings(model, counted, at);
		if (byok) {
			return byok(cost, upstream, counted, saved, model, at);
		}
		if (cost != null) {
			return AnswerCost.credits(cost, CostKind.EXACT, saved);
		}
		return counted == null ? AnswerCost.UNKNOWN : estimated(counted, model, at);
	}

	private AnswerCost byok(@Nullable BigDecimal fee, @Nullable BigDecimal upstream, @Nullable TokenCounts tokens,
			@Nullable BigDecimal saved, String model, Instant at) {
		CostKind feeKind = fee == null ? CostKind.UNKNOWN : CostKind.EXACT;
		if (upstream != null) {
			return new AnswerCost(true, fee, feeKind, upstream, CostKind.EXACT, saved);
		}
		BigDecimal bill = tokens == null ? null : prices.cost(model, tokens, at);
		if (bill == null && fee != null && fee.signum() > 0) { // a fee of 0 may be the allowance: says nothing
			bill = fee.multiply(PER_FEE);
		}
		return new AnswerCost(true, fee, feeKind, bill, bill == null ? CostKind.UNKNOWN : CostKind.ESTIMATED, saved);
	}

	/** From list prices, if OpenRouter tells nothing; unknown if a price is. */
	public AnswerCost estimated(TokenCounts tokens, String model, Instant at) {
		BigDecimal cost = prices.cost(model, tokens, at);
		return cost == null
				? AnswerCost.UNKNOWN
				: AnswerCost.credits(cost, CostKind.ESTIMATED, prices.cacheSavings(model, tokens, at));
	}

	private static long orZero(@Nullable Long tokens) {
		return tokens == null ? 0 : tokens;
	}
}
