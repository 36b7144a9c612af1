package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Price;

/** Converts prices to USD per million tokens. */
public final class PerMillion {

	private static final int MILLION = 6;

	private PerMillion() {}

	/**
	 * {@return USD per million tokens, exactly and without trailing zeros; null if the price is variable or unknown}
	 *
	 * @param price USD per token
	 */
	public static @Nullable BigDecimal of(Price price) {
		if (price instanceof Price.Known known) {
			BigDecimal amount = known.usd().movePointRight(MILLION).stripTrailingZeros();
			return amount.scale() < 0 ? amount.setScale(0) : amount;
		}
		return null;
	}
}
