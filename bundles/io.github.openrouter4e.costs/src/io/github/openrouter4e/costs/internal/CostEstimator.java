package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.costs.TokenCounts;

/** Estimates what a request will cost. Calculates only. Thread-safe. */
public final class CostEstimator {

	/** Tokens of an answer, when the model never answered yet. */
	static final long FIRST_COMPLETION_TOKENS = 500;

	private final PriceBook prices;
	private final Supplier<TokenStatistics> statistics;
	private final SpendingGuard guard;
	private final Clock clock;

	/**
	 * An estimator.
	 *
	 * @param statistics asked for with each estimate, as it is read from disk with the first
	 */
	public CostEstimator(PriceBook prices, Supplier<TokenStatistics> statistics, SpendingGuard guard, Clock clock) {
		this.prices = prices;
		this.statistics = statistics;
		this.guard = guard;
		this.clock = clock;
	}

	/** Tokens of a text for a model. */
	public long tokens(String model, long size) {
		return statistics.get().tokens(prices.listedId(model), size);
	}

	/**
	 * Estimates a request.
	 *
	 * @param prompt    all tokens that will be sent, and of these the ones that are thought to be read from and written to a
	 *                  cache
	 * @param maxTokens the maximum that the user set for the answer; {@code null} for none
	 * @param writes    whether all of the prompt may be written to a cache, though nobody told so yet: what that costs more
	 *                  counts, and if it costs less it does not
	 * @param documents USD for reading PDF files
	 * @param factor    how many times the list price the tokens cost
	 * @param spoken    whether the answer is to be spoken
	 */
	public CostEstimate estimate(@Nullable String conversationId, String model, TokenCounts prompt,
			@Nullable Integer maxTokens,
			SpendingLimits limits, boolean writes, BigDecimal documents, BigDecimal factor,
			boolean spoken) {
		long promptTokens = prompt.prompt();
		String id = prices.listedId(model);
		Long context = prices.contextLength(model);
		Long longest = longest(model, promptTokens, maxTokens, context);
		TokenStatistics known = statistics.get();
		Long average = known.typicalCompletion(id);
		long typical = average == null ? FIRST_COMPLETION_TOKENS : average;
		if (longest != null) {
			typical = Math.min(typical, longest);
		}
		boolean byok = known.isByok(id);
		BigDecimal typicalList = price(model, new TokenCounts(promptTokens, prompt.cached(), prompt.cacheWrite(),
				typical, 0, spoken ? typical : 0), factor);
		if (writes) {
			typicalList = larger(typicalList, written(model, promptTokens, typical, spoken, factor));
		}
		BigDecimal typicalCost = plus(withFee(typicalList, byok), documents);
		return new CostEstimate(model, promptTokens, prompt.cached(), context,
				plus(withFee(cost(model, promptTokens, 0, spoken, factor), byok), documents), typicalCost,
				longest == null
						? null
						: plus(withFee(larger(cost(model, promptTokens, longest, spoken, factor),
								writes ? written(model, promptTokens, longest, spoken, factor) : null), byok),
								documents),
				byok,
				byok && typicalList != null ? typicalList.multiply(CostRules.BYOK_FEE) : null,
				known.hasLearned(id), guard.decide(conversationId, typicalCost, limits),
				documents);
	}

	private @Nullable Long longest(String model, long promptTokens, @Nullable Integer maxTokens,
			@Nullable Long context) {
		Long longest = prices.maxOutputTokens(model);
		if (context != null) {
			long left = Math.max(0, context - promptTokens);
			longest = longest == null ? left : Math.min(longest, left);
		}
		if (maxTokens != null) {
			longest = longest == null ? maxTokens.longValue() : Math.min(longest, maxTokens);
		}
		return longest;
	}

	private @Nullable BigDecimal cost(String model, long prompt, long completion, boolean spoken,
			BigDecimal factor) {
		return price(model, new TokenCounts(prompt, 0, 0, completion, 0, spoken ? completion : 0), factor);
	}

	private @Nullable BigDecimal written(String model, long prompt, long completion, boolean spoken,
			BigDecimal factor) {
		return price(model, new TokenCounts(prompt, 0, prompt, completion, 0, spoken ? completion : 0), factor);
	}

	private @Nullable BigDecimal price(String model, TokenCounts tokens, BigDecimal factor) {
		BigDecimal list = prices.cost(model, tokens, Instant.now(clock));
		return list == null ? null : list.multiply(factor);
	}

	private static @Nullable BigDecimal larger(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return one == null || other == null ? one : one.max(other);
	}

	private static @Nullable BigDecimal plus(@Nullable BigDecimal usd, BigDecimal more) {
		return usd == null ? null : usd.add(more);
	}

	private static @Nullable BigDecimal withFee(@Nullable BigDecimal list, boolean byok) {
		return list == null || !byok ? list : list.add(list.multiply(CostRules.BYOK_FEE));
	}
}
