package io.github.openrouter4e.client;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/** Reads OpenRouter's decimal strings. */
final class PriceParser {
	/** Beyond this it is not a price, and arithmetic on it could take forever. */
	private static final int LONGEST = 40;
	private static final int LARGEST_SCALE = 40;
	private static final BigDecimal VARIABLE = BigDecimal.ONE.negate();

	private PriceParser() {}

	static Price parse(@Nullable String text) {
		if (text == null || text.isBlank() || text.length() > LONGEST) {
			return Price.UNKNOWN;
		}
		try {
			var usd = new BigDecimal(text.strip());
			if (usd.compareTo(VARIABLE) == 0) {
				return Price.VARIABLE;
			}
			boolean sane = usd.signum() >= 0 && Math.abs(usd.scale()) <= LARGEST_SCALE;
			return sane ? new Price.Known(usd) : Price.UNKNOWN;
		} catch (NumberFormatException e) {
			return Price.UNKNOWN;
		}
	}
}
