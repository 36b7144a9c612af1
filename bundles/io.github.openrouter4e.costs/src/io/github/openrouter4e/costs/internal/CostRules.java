package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Generation;
import io.github.openrouter4e.client.Usage;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.TokenCounts;

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

	/** Twice the fee, as providers may bill less than the list price. */
	private static final BigDecimal LARGEST_FEE = new BigDecimal("0.1"); //$NON-NLS-1$

	/** Half of the least that OpenRouter takes for anything that is not tokens; less is the rounding of the parts. */
	private static final BigDecimal SMALLEST_TOOL_COST = new BigDecimal("0.0005"); //$NON-NLS-1$
	/** Behind the point; the parts come as binary fractions, which have more. */
	private static final int DIGITS = 9;

	/** USD; more than any request can cost is a mistake, and in a sum it would hide everything else. */
	private static final BigDecimal LARGEST_AMOUNT = new BigDecimal(1_000_000);

	private static final long MOST_TOKENS = 1_000_000_000_000L;

	private final PriceBook prices;
	private final BigDecimal factor;

	/** Rules that take what OpenRouter does not tell from these list prices. */
	public CostRules(PriceBook prices) {
		this(prices, BigDecimal.ONE);
	}

	private CostRules(PriceBook prices, BigDecimal factor) {
		this.prices = prices;
		this.factor = factor;
	}

	/** Rules for a service tier, which costs so many times the list price. */
	CostRules times(BigDecimal many) {
		return new CostRules(prices, many);
	}

	/** The tokens that a usage tells. */
	public static TokenCounts tokens(Usage usage) {
		long prompt = orZero(usage.promptTokens());
		return new TokenCounts(prompt, Math.min(prompt, orZero(usage.cachedTokens())),
				Math.min(prompt, orZero(usage.cacheWriteTokens())), orZero(usage.completionTokens()),
				orZero(usage.reasoningTokens()), orZero(usage.spokenTokens()));
	}

	/** The tokens that were billed; {@code null} if not told. */
	public static @Nullable TokenCounts tokens(Generation generation) {
		Long prompt = generation.nativeTokensPrompt();
		Long completion = generation.nativeTokensCompletion();
		if (prompt == null || completion == null || prompt < 0 || completion < 0 || prompt > MOST_TOKENS
				|| completion > MOST_TOKENS) {
			return null;
		}
		return new TokenCounts(prompt, Math.min(prompt, orZero(generation.nativeTokensCached())), 0, completion,
				orZero(generation.nativeTokensReasoning()));
	}

	/** From the usage in an answer. */
	public AnswerCost of(Usage usage, String model, Instant at) {
		BigDecimal cost = sane(usage.cost());
		BigDecimal upstream = sane(usage.upstreamCost());
		return of(isByok(usage.byok(), cost, upstream), cost, upstream, tokens(usage), model, at)
				.withToolCost(toolCost(usage, cost, upstream));
	}

	/**
	 * What of the cost is not for tokens. If it is not told, it is what the parts for prompt and answer leave of it: the cost of
	 * a request paid from credits is that of its tokens and of the tools that OpenRouter ran.
	 */
	private static @Nullable BigDecimal toolCost(Usage usage, @Nullable BigDecimal cost,
			@Nullable BigDecimal upstream) {
		BigDecimal told = sane(usage.serverToolCost());
		if (told != null) {
			return told.signum() == 0 ? null : told;
		}
		BigDecimal prompt = sane(usage.upstreamPromptCost());
		BigDecimal completion = sane(usage.upstreamCompletionCost());
		if (cost == null || upstream == null || prompt == null || completion == null || cost.compareTo(upstream) != 0) {
			return null;
		}
		BigDecimal rest = cost.subtract(prompt).subtract(completion).setScale(DIGITS, RoundingMode.HALF_EVEN);
		return rest.compareTo(SMALLEST_TOOL_COST) < 0 ? null : rest.stripTrailingZeros();
	}

	/** From a look-up of the generation. There an upstream cost of 0 says nothing: it is 0 also where the answer told one. */
	public AnswerCost of(Generation generation, String model, Instant at) {
		BigDecimal upstream = sane(generation.upstreamInferenceCost());
		BigDecimal bill = upstream == null || upstream.signum() == 0 ? null : upstream;
		BigDecimal cost = sane(generation.totalCost());
		return of(isByok(generation.byok(), cost, bill), cost, bill, tokens(generation), model, at);
	}

	/** Nobody is paid for a request: an amount below 0 is no amount, and neither is one beyond reason. */
	private static @Nullable BigDecimal sane(@Nullable BigDecimal usd) {
		return usd == null || usd.signum() < 0 || usd.compareTo(LARGEST_AMOUNT) > 0 ? null : usd;
	}

	/**
	 * Where it is not told, the amounts tell: for a request paid from credits the upstream cost repeats the cost, with an own
	 * key it is many times the fee.
	 */
	private static boolean isByok(@Nullable Boolean told, @Nullable BigDecimal cost, @Nullable BigDecimal upstream) {
		if (told != null || cost == null || upstream == null || upstream.signum() == 0) {
			return Boolean.TRUE.equals(told);
		}
		return cost.compareTo(upstream.multiply(LARGEST_FEE)) <= 0;
	}

	private AnswerCost of(boolean byok, @Nullable BigDecimal cost, @Nullable BigDecimal upstream,
			@Nullable TokenCounts tokens, String model, Instant at) {
		TokenCounts counted = tokens == null || tokens.prompt() + tokens.completion() == 0 ? null : tokens;
		BigDecimal saved = counted == null ? null : savings(model, counted, at);
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
		BigDecimal bill = fee != null && fee.signum() > 0 // a fee of 0 may be the allowance: says nothing
				? fee.multiply(PER_FEE)
				: tokens == null ? null : listed(model, tokens, at);
		return new AnswerCost(true, fee, feeKind, bill, bill == null ? CostKind.UNKNOWN : CostKind.ESTIMATED, saved);
	}

	/** From list prices, if OpenRouter tells nothing; unknown if a price is. */
	public AnswerCost estimated(TokenCounts tokens, String model, Instant at) {
		BigDecimal cost = listed(model, tokens, at);
		return cost == null
				? AnswerCost.UNKNOWN
				: AnswerCost.credits(cost, CostKind.ESTIMATED, savings(model, tokens, at));
	}

	private @Nullable BigDecimal listed(String model, TokenCounts tokens, Instant at) {
		return times(prices.cost(model, tokens, at), factor);
	}

	private @Nullable BigDecimal savings(String model, TokenCounts tokens, Instant at) {
		return times(prices.cacheSavings(model, tokens, at), factor);
	}

	private static @Nullable BigDecimal times(@Nullable BigDecimal usd, BigDecimal factor) {
		return usd == null ? null : usd.multiply(factor);
	}

	private static long orZero(@Nullable Long tokens) {
		return tokens == null || tokens > MOST_TOKENS ? 0 : Math.max(0, tokens);
	}
}
