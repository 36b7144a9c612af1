package io.github.openrouter4e.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Prices that apply instead of the base prices when all conditions hold. null conditions always hold.
 *
 * @param minPromptTokens
 *            the prompt has strictly more tokens
 * @param utcStart
 *            clock number HHMM, inclusive, in UTC; the window may wrap midnight
 * @param utcEnd
 *            clock number HHMM, exclusive
 * @param utcDays
 *            lower-case English weekdays; empty for all
 * @param unknownConditions
 *            names of members that are neither a known condition nor a price; an entry with any must be skipped
 * @param prices
 *            by OpenRouter's key
 */
public record PricingOverride(@Nullable BigDecimal minPromptTokens, @Nullable Integer utcStart,
		@Nullable Integer utcEnd, List<String> utcDays, List<String> unknownConditions, Map<String, Price> prices) {
	public PricingOverride {
		utcDays = List.copyOf(utcDays);
		unknownConditions = List.copyOf(unknownConditions);
		prices = Map.copyOf(prices);
	}
}
