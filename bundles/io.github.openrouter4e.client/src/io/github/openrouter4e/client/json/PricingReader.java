package io.github.openrouter4e.client.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;

/** Reads a {@code pricing} object. */
@SuppressWarnings("nls") // wire names
final class PricingReader {
	private static final Set<String> PRICE_KEYS = Set.of("prompt", "completion", "request", "image", "image_token",
			"image_output", "audio", "audio_output", "input_audio_cache", "web_search", "internal_reasoning",
			"input_cache_read", "input_cache_write", "input_cache_write_1h");
	/** Clock numbers HHMM. */
	private static final int LAST_CLOCK_NUMBER = 2400;

	private final JsonParser parser;
	private final JsonTokens tokens;
	/** Reused for every entry; an unmodifiable map made of it is not copied again by {@link Pricing}. */
	private final List<Map.Entry<String, Price>> prices = new ArrayList<>();

	PricingReader(JsonParser parser, JsonTokens tokens) {
		this.parser = parser;
		this.tokens = tokens;
	}

	Pricing read() throws IOException {
		if (!tokens.startsObject()) {
			return Pricing.UNKNOWN;
		}
		prices.clear();
		BigDecimal discount = null;
		List<PricingOverride> overrides = List.of();
		for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
			switch (name) {
				case "discount" -> discount = tokens.decimal();
				case "overrides" -> overrides = overrides();
				default -> put(name, tokens.price());
			}
		}
		return new Pricing(map(), discount, overrides);
	}

	private void put(String name, @Nullable Price price) {
		if (price != null) {
			prices.add(Map.entry(name, price));
		}
	}

	@SuppressWarnings("unchecked") // arrays of generic types cannot be made otherwise
	private Map<String, Price> map() {
		try {
			return Map.ofEntries(prices.toArray(new Map.Entry[0]));
		} catch (IllegalArgumentException e) {
			// a key came twice; as everywhere in JSON, the last one counts
			Map<String, Price> last = new HashMap<>();
			prices.forEach(entry -> last.put(entry.getKey(), entry.getValue()));
			return Map.copyOf(last);
		}
	}

	private List<PricingOverride> overrides() throws IOException {
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			parser.skipChildren();
			return List.of();
		}
		List<PricingOverride> overrides = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (tokens.startsObject()) {
				overrides.add(override());
			}
		}
		return overrides;
	}

	/** A condition that is there but cannot be read is as good as unknown: the entry must not apply. */
	private PricingOverride override() throws IOException {
		BigDecimal minPromptTokens = null;
		Integer start = null;
		Integer end = null;
		List<String> days = List.of();
		List<String> unknown = new ArrayList<>();
		Map<String, Price> otherPrices = new HashMap<>();
		for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
			boolean understood = true;
			switch (name) {
				case "min_prompt_tokens" -> understood = (minPromptTokens = tokens.decimal()) != null;
				case "utc_start" -> understood = isClock(start = tokens.integer());
				case "utc_end" -> understood = isClock(end = tokens.integer());
				case "utc_days" -> understood = !(days = tokens.texts()).isEmpty();
				default -> understood = price(name, otherPrices);
			}
			if (!understood) {
				unknown.add(name);
			}
		}
		return new PricingOverride(minPromptTokens, start, end, days, unknown, otherPrices);
	}

	private static boolean isClock(@Nullable Integer number) {
		return number != null && number >= 0 && number <= LAST_CLOCK_NUMBER;
	}

	/** Prices are decimals in quotes, conditions are not; that tells a price that is newer than this version. */
	private boolean price(String name, Map<String, Price> otherPrices) throws IOException {
		boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
		var price = tokens.price();
		if (PRICE_KEYS.contains(name) || quoted && price instanceof Price.Known) {
			otherPrices.put(name, price == null ? Price.UNKNOWN : price);
			return true;
		}
		return false;
	}
}
