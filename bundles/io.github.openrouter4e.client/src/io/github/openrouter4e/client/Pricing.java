package io.github.openrouter4e.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Prices in USD: per single token unless said otherwise.
 *
 * @param prices
 *            by OpenRouter's key, for example {@code prompt}; keys this version does not know are kept
 * @param discount
 *            fraction that OpenRouter shows as a discount; whether the prices are already reduced by it is not
 *            documented
 * @param overrides
 *            other prices under conditions; later matching entries win per key
 * @see <a href="https://openrouter.ai/docs/overview/models#pricing-object">Pricing</a>
 */
@SuppressWarnings("nls") // wire names
public record Pricing(Map<String, Price> prices, @Nullable BigDecimal discount, List<PricingOverride> overrides) {
	/** Nothing known. */
	public static final Pricing UNKNOWN = new Pricing(Map.of(), null, List.of());

	public Pricing {
		prices = Map.copyOf(prices);
		overrides = List.copyOf(overrides);
	}

	/** Any price by OpenRouter's key; {@link Price#UNKNOWN} if it is not there. */
	public Price price(String key) {
		var price = prices.get(key);
		return price == null ? Price.UNKNOWN : price;
	}

	/** Per prompt token. */
	public Price prompt() {
		return price("prompt");
	}

	/** Per token of the answer. */
	public Price completion() {
		return price("completion");
	}

	/** Per prompt token read from a cache. */
	public Price cacheRead() {
		return price("input_cache_read");
	}

	/** Per prompt token written to a cache of the provider's default life time. */
	public Price cacheWrite() {
		return price("input_cache_write");
	}

	/** Per prompt token written to a cache that lives for an hour. */
	public Price cacheWrite1h() {
		return price("input_cache_write_1h");
	}

	/** Per image; OpenRouter's data are not consistent about the unit. */
	public Price image() {
		return price("image");
	}

	/** Per request. */
	public Price request() {
		return price("request");
	}

	/** Per web search. */
	public Price webSearch() {
		return price("web_search");
	}

	/** Per token of sound in the answer; part of the completion, never added to it. */
	public Price audioOutput() {
		return price("audio_output");
	}

	/** Per reasoning token; part of the completion, never added to it. */
	public Price internalReasoning() {
		return price("internal_reasoning");
	}
}
