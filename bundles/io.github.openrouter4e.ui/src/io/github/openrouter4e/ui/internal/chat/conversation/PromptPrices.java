package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.BilledUsage;
import io.github.openrouter4e.models.CostCalculator;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.ui.internal.transcript.InputCost;

/** What parts of prompts cost, by the prices of the catalogue for prompts of that size and time. For any thread. */
public final class PromptPrices implements InputCost.Prices {

	private final Function<String, @Nullable ModelInfo> models;
	private final Supplier<CachingSettings> caching;
	private final Tiers tiers;

	/** Knows what service tiers cost. */
	@FunctionalInterface
	public interface Tiers {

		/** How many times the list price of the model a tier costs; null is the standard one. */
		BigDecimal factor(String model, @Nullable String tier);
	}

	/**
	 * @param models  what the catalogue has of a model
	 * @param caching how prompts are cached, on which the price of writing depends
	 * @param tiers   what service tiers cost
	 */
	public PromptPrices(Function<String, @Nullable ModelInfo> models, Supplier<CachingSettings> caching,
			Tiers tiers) {
		this.models = models;
		this.tiers = tiers;
		this.caching = caching;
	}

	/** As an estimate does: the price of writing counts where the answer was billed for writing. */
	@Override
	public @Nullable InputCost cost(Answer answer, long tokens) {
		var known = models.apply(answer.model());
		var model = known == null ? models.apply(answer.requestedModel()) : known;
		if (model == null || model.hasOtherPrices()) {
			return null;
		}
		var part = answer.parts().isEmpty() ? null : answer.parts().getFirst();
		var told = part == null ? null : part.tokens();
		var factor = tiers.factor(model.id(), part == null ? null : part.serviceTier());
		var counts = told == null ? TokenCounts.NONE : told;
		var prompt = Math.max(counts.prompt(), Math.max(1, tokens));
		boolean hour = CachingPolicy.explain(model.id(), model, caching.get()).isKeptForAnHour();
		var calculator = CostCalculator.of(model.pricing(), hour);
		long written = counts.cacheWrite() > 0 ? prompt : 0;
		var first = share(calculator, new BilledUsage(prompt, 0, written, hour, 0, 0, 0, 0), tokens, factor,
				answer.created());
		return first == null
				? null
				: new InputCost(first,
						share(calculator, new BilledUsage(prompt, prompt, 0, hour, 0, 0, 0, 0), tokens, factor,
								answer.created()));
	}

	/** A part of what the prompt costs if all of it is alike, as the price of a token may depend on their number. */
	private static @Nullable BigDecimal share(CostCalculator prices, BilledUsage usage, long tokens,
			BigDecimal factor, Instant at) {
		var all = prices.cost(usage, at).promptSide();
		return all == null
				? null
				: all.multiply(factor).multiply(BigDecimal.valueOf(tokens)).divide(
						BigDecimal.valueOf(usage.promptTokens()),
						MathContext.DECIMAL64);
	}
}
