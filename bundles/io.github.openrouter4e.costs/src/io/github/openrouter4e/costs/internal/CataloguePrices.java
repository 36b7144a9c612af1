package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.BilledUsage;
import io.github.openrouter4e.models.CostCalculator;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;

/** List prices from the catalogue, as it is when asked. */
public final class CataloguePrices implements PriceBook {

	private final ModelCatalogue catalogue;
	private final BooleanSupplier oneHourCache;

	/**
	 * Prices of this catalogue.
	 *
	 * @param oneHourCache whether caches are written for an hour where that has a price of its own
	 */
	public CataloguePrices(ModelCatalogue catalogue, BooleanSupplier oneHourCache) {
		this.catalogue = catalogue;
		this.oneHourCache = oneHourCache;
	}

	@Override
	public @Nullable BigDecimal cost(String model, TokenCounts tokens, Instant at) {
		var info = find(model);
		return info == null || info.hasOtherPrices()
				? null
				: CostCalculator.of(info.pricing()).cost(billed(info, tokens), at).total();
	}

	@Override
	public @Nullable BigDecimal cacheSavings(String model, TokenCounts tokens, Instant at) {
		var info = find(model);
		return info == null ? null : CostCalculator.of(info.pricing()).savings(billed(info, tokens), at);
	}

	private BilledUsage billed(ModelInfo info, TokenCounts tokens) {
		boolean oneHour = info.pricing().cacheWrite1h().amount() != null && oneHourCache.getAsBoolean();
		return new BilledUsage(tokens.prompt(), tokens.cached(), tokens.cacheWrite(), oneHour, tokens.completion(),
				tokens.reasoning(), tokens.spoken(), 0, 0);
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
