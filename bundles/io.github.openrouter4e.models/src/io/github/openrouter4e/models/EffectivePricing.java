package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;

/**
 * Applies the price overrides whose conditions hold. Of several the last one wins, price by price; one with a condition
 * that this version does not know is skipped.
 */
final class EffectivePricing {

	private static final int HUNDRED = 100;

	private EffectivePricing() {}

	/** {@return the prices for a request with so many prompt tokens at that time} */
	static Pricing of(Pricing pricing, long promptTokens, Instant at) {
		if (pricing.overrides().isEmpty()) {
			return pricing;
		}
		Map<String, Price> prices = new HashMap<>(pricing.prices());
		ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
		for (PricingOverride override : pricing.overrides()) {
			if (applies(override, promptTokens, utc)) {
				prices.putAll(override.prices());
			}
		}
		return new Pricing(prices, pricing.discount(), List.of());
	}

	private static boolean applies(PricingOverride override, long promptTokens, ZonedDateTime utc) {
		BigDecimal threshold = override.minPromptTokens();
		return override.unknownConditions().isEmpty()
				&& (threshold == null || BigDecimal.valueOf(promptTokens).compareTo(threshold) > 0)
				&& isInside(override.utcStart(), override.utcEnd(), utc) && isOn(override.utcDays(), utc);
	}

	/** Half-open; a window that ends before it starts goes on over midnight, one that ends where it starts is the day. */
	private static boolean isInside(@Nullable Integer start, @Nullable Integer end, ZonedDateTime utc) {
		int clock = utc.getHour() * HUNDRED + utc.getMinute();
		boolean started = start == null || clock >= start;
		boolean notOver = end == null || clock < end;
		if (start == null || end == null || start < end) {
			return started && notOver;
		}
		return started || notOver;
	}

	private static boolean isOn(List<String> days, ZonedDateTime utc) {
		return days.isEmpty()
				|| days.contains(utc.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
						.toLowerCase(Locale.ROOT));
	}
}
