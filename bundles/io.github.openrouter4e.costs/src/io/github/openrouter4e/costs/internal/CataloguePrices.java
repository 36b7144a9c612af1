package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingPolicy;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.BilledUsage;
import io.github.openrouter4e.models.CostCalculator;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;

/** List prices from the catalogue, as it is when asked. */
public final class CataloguePrices implements PriceBook {

	private final ModelCatalogue catalogue;
	private final Supplier<CachingSettings> caching;

	/**
	 * Prices of this catalogue.
	 *
	 * @param caching how prompts are cached, on which the price of writing depends
	 */
	public CataloguePrices(ModelCatalogue catalogue, Supplier<CachingSettings> caching) {
		this.catalogue = catalogue;
		this.caching = caching;
	}

	@Override
	public @Nullable BigDecimal cost(String model, TokenCounts tokens, Instant at) {
		var info = find(model);
		return info == null || info.hasOtherPrices()
				? null
				: calculator(info).cost(billed(info, tokens), at).total();
	}

	@Override
	public @Nullable BigDecimal cacheSavings(String model, TokenCounts tokens, Instant at) {
		var info = find(model);
		return info == null ? null : calculator(info).savings(billed(info, tokens), at);
	}

	private CostCalculator calculator(ModelInfo info) {
		return CostCalculator.of(info.pricing(), isKeptForAnHour(info));
	}

	private BilledUsage billed(ModelInfo info, TokenCounts tokens) {
		return new BilledUsage(tokens.prompt(), tokens.cached(), tokens.cacheWrite(), isKeptForAnHour(info),
				tokens.completion(), tokens.reasoning(), tokens.spoken(), 0, 0);
	}

	private boolean isKeptForAnHour(ModelInfo info) {
		return CachingPolicy.explain(info.id(), info, caching.get()).isKeptForAnHour();
	}

	@Override
	public @Nullable Long contextLength(String model) {
		var info = find(model);
		return info == null ? null : info.usableContextLength();
	}

	@Override
	public @Nullable Long maxOutputTokens(String model) {
		var info = find(model);
		return info == null ? null : info.maxOutputTokens();
	}

	@Override
	public String listedId(String model) {
		var info = find(model);
		return info == null ? model : info.id();
	}

	/** Answers name a model by its id or by its dated slug. */
	private @Nullable ModelInfo find(String model) {
		var snapshot = catalogue.current();
		ModelInfo byId = snapshot.resolve(model).model();
		if (byId != null) {
			return byId;
		}
		for (ModelInfo info : snapshot.models()) {
			if (model.equals(info.model().canonicalSlug())) {
				return info;
			}
		}
		return null;
	}
}
