package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.time.Instant;

import io.github.openrouter4e.costs.TokenCounts;

/** 1 USD per million prompt tokens, a tenth of it if cached, 2 USD per million others; {@code unknown} has no price. */
public final class FakePrices implements PriceBook {

	public static final String UNKNOWN = "unknown";

	private static final BigDecimal PROMPT = new BigDecimal("0.000001");
	private static final BigDecimal CACHED = new BigDecimal("0.0000001");
	private static final BigDecimal COMPLETION = new BigDecimal("0.000002");

	@Override
	public BigDecimal cost(String model, TokenCounts tokens, Instant at) {
		return model.equals(UNKNOWN)
				? null
				: PROMPT.multiply(BigDecimal.valueOf(tokens.prompt() - tokens.cached()))
						.add(CACHED.multiply(BigDecimal.valueOf(tokens.cached())))
						.add(COMPLETION.multiply(BigDecimal.valueOf(tokens.completion())));
	}

	@Override
	public BigDecimal cacheSavings(String model, TokenCounts tokens, Instant at) {
		return model.equals(UNKNOWN) ? null : PROMPT.subtract(CACHED).multiply(BigDecimal.valueOf(tokens.cached()));
	}

	@Override
	public Long contextLength(String model) {
		return model.equals(UNKNOWN) ? null : Long.valueOf(1000);
	}

	@Override
	public Long maxOutputTokens(String model) {
		return model.equals(UNKNOWN) ? null : Long.valueOf(400);
	}

	@Override
	public String listedId(String model) {
		return model;
	}
}
