package io.github.openrouter4e.client;

import java.math.BigDecimal;

/**
 * Credits of the account, in USD.
 *
 * @param totalCredits
 *            bought, since ever
 * @param totalUsage
 *            used, since ever
 */
public record Credits(BigDecimal totalCredits, BigDecimal totalUsage) {
	/** What is left; may be negative. */
	public BigDecimal balance() {
		return totalCredits.subtract(totalUsage);
	}
}
