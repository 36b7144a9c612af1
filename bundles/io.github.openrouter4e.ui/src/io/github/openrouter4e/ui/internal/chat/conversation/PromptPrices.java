package io.github.openrouter4e.ui.internal.chat.conversation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.BilledUsage;
import io.github.openrouter4e.models.CostCalculator;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.ui.internal.transcript.InputCost;

/** What parts of prompts cost, by the prices of the catalogue for prompts of that size and time. For any thread. */
public final class PromptPrices implements InputCost.Prices {

	private final Function<String, @Nullable ModelInfo> models;

	/** @param models what the catalogue has of a model */
	public PromptPrices(Function<String, @Nullable ModelInfo> models) {
		this.models = models;
	}

	/** As an estimate does: the price of writing counts where the answer was billed for writing. */
	@Override
	public @Nullable InputCost cost(Answer answer, long tokens) {
		var known = models.apply(answer.model());
		var model = known == null ? models.apply(answer.requestedModel()) : known;
		if (model == null || model.hasOtherPrices()) {
			return null;
		}
		var told = answer.parts().isEmpty() ? null : answer.parts().getFirst().tokens();
		var counts = told == null ? TokenCounts.NONE : told;
		var prompt = Math.max(counts.prompt(), Math.max(1, tokens));
		var calculator = CostCalculator.of(model.pricing());
		var first = share(calculator, prompt, 0, counts.cacheWrite() > 0 ? prompt : 0, tokens, answer.created());
		return first == null
				? null
				: new InputCost(first, share(calculator, prompt, prompt, 0, tokens, answer.created()));
	}

	/** A part of what the prompt costs if all of it is alike, as the price of a token may depend on their number. */
	private static @Nullable BigDecimal share(CostCalculator prices, long prompt, long cached, long written,
			long tokens, Instant at) {
		var all = prices.cost(new BilledUsage(prompt, cached, written, false, 0, 0, 0, 0), at).promptSide();
		return all == null
				? null
				: all.multiply(BigDecimal.valueOf(tokens)).divide(BigDecimal.valueOf(prompt), MathContext.DECIMAL64);
	}
}
