package io.github.openrouter4e.chat.internal.ledger;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.TokenCounts;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.ModelInfo;

/** List prices from the catalogue, as it is when asked. */
public final class CataloguePrices implements PriceBook {

	private final ModelCatalogue catalogue;

	/** Prices of this catalogue. */
	public CataloguePrices(ModelCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public @Nullable BigDecimal cost(String model, TokenCounts tokens, Instant at) {
		ModelInfo info = find(model);
		if (info == null) {
			return null;
		}
		Pricing pricing = info.pricing();
		long uncached = Math.max(0, tokens.prompt() - tokens.cached() - tokens.cacheWrite());
		BigDecimal prompt = times(pricing.prompt(), uncached);
		BigDecimal read = times(orPrompt(pricing.cacheRead(), pricing), tokens.cached());
		BigDecimal write = times(orPrompt(pricing.cacheWrite(), pricing), tokens.cacheWrite());
		BigDecimal completion = times(pricing.completion(), tokens.completion());
		return prompt == null || read == null || write == null || completion == null
				? null
				: prompt.add(read).add(write).add(completion);
	}

	private static Price orPrompt(Price price, Pricing pricing) {
		return price.amount() == null ? pricing.prompt() : price;
	}

	private static @Nullable BigDecimal times(Price price, long tokens) {
		if (tokens == 0) {
			return BigDecimal.ZERO;
		}
		BigDecimal perToken = price.amount();
		return perToken == null ? null : perToken.multiply(BigDecimal.valueOf(tokens));
	}

	@Override
	public @Nullable BigDecimal cacheSavings(String model, TokenCounts tokens, Instant at) {
		if (tokens.cached() == 0 && tokens.cacheWrite() == 0) {
			return BigDecimal.ZERO;
		}
		BigDecimal with = cost(model, tokens, at);
		BigDecimal without = cost(model,
				new TokenCounts(tokens.prompt(), 0, 0, tokens.completion(), tokens.reasoning()), at);
		return with == null || without == null ? null : without.subtract(with);
	}

	@Override
	public @Nullable Long contextLength(String model) {
		ModelInfo info = find(model);
		return info == null ? null : info.usableContextLength();
	}

	@Override
	public @Nullable Long maxOutputTokens(String model) {
		ModelInfo info = find(model);
		return info == null ? null : info.maxOutputTokens();
	}

	@Override
	public String listedId(String model) {
		ModelInfo info = find(model);
		return info == null ? model : info.id();
	}

	/** Answers name a model by its id or by its dated slug. */
	private @Nullable ModelInfo find(String model) {
		CatalogueSnapshot snapshot = catalogue.current();
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
