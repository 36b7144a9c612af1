package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.TokenCounts;

/** List prices. Models are named by the id that was asked for or the one that answered. */
public interface PriceBook {

	/** USD for these tokens, cache prices and price changes included; {@code null} if a price that matters is unknown. */
	@Nullable
	BigDecimal cost(String model, TokenCounts tokens, Instant at);

	/**
	 * USD that the cache reads and writes among these tokens saved; negative if writing cost more; {@code null} if a price
	 * that matters is unknown.
	 */
	@Nullable
	BigDecimal cacheSavings(String model, TokenCounts tokens, Instant at);

	/** Tokens that the model takes in all; {@code null} if unknown. */
	@Nullable
	Long contextLength(String model);

	/** Tokens that an answer may have; {@code null} if unknown. */
	@Nullable
	Long maxOutputTokens(String model);

	/** The id under which the catalogue lists a model that OpenRouter may name by a dated slug; itself if unknown. */
	String listedId(String model);
}
