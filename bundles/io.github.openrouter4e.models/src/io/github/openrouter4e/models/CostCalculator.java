package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.PricingOverride;

/**
 * Costs by list price. A pure function of prices, usage and time; exact, without rounding. What OpenRouter itself reports
 * about an answer is better than anything calculated here: this is for estimates, for answers without a report, and for
 * what caching saved.
 * <p>
 * A discount that the catalogue shows is not applied: OpenRouter does not say whether the listed prices are already
 * reduced by it, and its provider guide suggests that they are.
 *
 * @see <a href="https://openrouter.ai/docs/overview/models#pricing-object">OpenRouter: pricing</a>
 */
public final class CostCalculator {

	/** From here on an image price is one per image; below, it is a price per token that only looks like one. */
	private static final BigDecimal TOKENS_OF_SMALL_IMAGE = BigDecimal.valueOf(50);

	private static final String PROMPT = "prompt"; //$NON-NLS-1$
	private static final String AN_HOUR = "input_cache_write_1h"; //$NON-NLS-1$

	private final Pricing pricing;

	private CostCalculator(Pricing pricing) {
		this.pricing = pricing;
	}

	/** {@return a calculator for these prices} */
	public static CostCalculator of(Pricing pricing) {
		return new CostCalculator(pricing);
	}

	/**
	 * {@return a calculator for these prices}
	 *
	 * @param keptForAnHour whether prompts stay in the cache for an hour. Where the list has no price for writing them it is twice
	 *                      the price of the prompt then, as Anthropic has it
	 */
	public static CostCalculator of(Pricing pricing, boolean keptForAnHour) {
		return !keptForAnHour || pricing.cacheWrite1h().amount() != null
				? of(pricing)
				: of(new Pricing(withHour(pricing.prices()), pricing.discount(),
						pricing.overrides().stream()
								.map(other -> new PricingOverride(other.minPromptTokens(), other.utcStart(),
										other.utcEnd(), other.utcDays(), other.unknownConditions(),
										withHour(other.prices())))
								.toList()));
	}

	private static Map<String, Price> withHour(Map<String, Price> listed) {
		var prices = new HashMap<>(listed);
		if (listed.get(PROMPT) instanceof Price.Known(BigDecimal usd)) {
			prices.putIfAbsent(AN_HOUR, new Price.Known(usd.multiply(BigDecimal.TWO)));
		}
		return prices;
	}

	/**
	 * {@return a price in force, in USD per token, request and so on}
	 *
	 * @param key          OpenRouter's key such as {@code prompt}
	 * @param promptTokens all prompt tokens of the request
	 * @param at           when it is made
	 */
	public Price price(String key, long promptTokens, Instant at) {
		return EffectivePricing.of(pricing, promptTokens, at).price(key);
	}

	/**
	 * {@return what a request costs}
	 *
	 * @param usage what it used
	 * @param at    when it was made
	 */
	public CostBreakdown cost(BilledUsage usage, Instant at) {
		Pricing prices = EffectivePricing.of(pricing, usage.promptTokens(), at);
		return new CostBreakdown(times(prices.prompt(), usage.uncachedTokens()),
				times(prices.cacheRead(), usage.cachedTokens()), written(prices, usage), completion(prices, usage),
				request(prices), times(prices.webSearch(), usage.webSearches()), images(prices, usage.images()));
	}

	/**
	 * {@return what caching saved in USD: the prompt at the uncached price, less what it cost; negative if writing cost
	 * more than reading saved; null if a price is unknown}
	 */
	public @Nullable BigDecimal savings(BilledUsage usage, Instant at) {
		Pricing prices = EffectivePricing.of(pricing, usage.promptTokens(), at);
		BigDecimal uncached = times(prices.prompt(),
				usage.uncachedTokens() + usage.cachedTokens() + usage.cacheWriteTokens());
		BigDecimal actual = cost(usage, at).promptSide();
		return uncached == null || actual == null ? null : uncached.subtract(actual);
	}

	/**
	 * Google's write price is listed in two ways: with the prompt price in it, or as the storage alone. A written token
	 * never costs less than a plain one, so a lower price comes on top.
	 */
	private static @Nullable BigDecimal written(Pricing prices, BilledUsage usage) {
		long tokens = usage.cacheWriteTokens();
		var price = usage.oneHourCache() ? prices.cacheWrite1h() : prices.cacheWrite();
		BigDecimal amount = times(price, tokens);
		BigDecimal plain = times(prices.prompt(), tokens);
		if (amount == null || plain == null) {
			return amount;
		}
		return amount.compareTo(plain) < 0 ? amount.add(plain) : amount;
	}

	/** Reasoning and sound are parts of the answer. Where there is a price of their own, it counts. */
	private static @Nullable BigDecimal completion(Pricing prices, BilledUsage usage) {
		long reasoning = Math.min(usage.reasoningTokens(), usage.completionTokens());
		long sound = Math.min(usage.spokenTokens(), usage.completionTokens() - reasoning);
		BigDecimal written = times(prices.completion(), usage.completionTokens() - reasoning - sound);
		BigDecimal thought = times(own(prices.internalReasoning(), prices), reasoning);
		BigDecimal spoken = times(own(prices.audioOutput(), prices), sound);
		return written == null || thought == null || spoken == null ? null : written.add(thought).add(spoken);
	}

	/** "0" means "no price of its own". */
	private static Price own(Price price, Pricing prices) {
		return price instanceof Price.Known known && !known.isFree() ? price : prices.completion();
	}

	/** Entries without such a price have no such fee: the key is optional and nearly always absent or zero. */
	private static @Nullable BigDecimal request(Pricing prices) {
		return prices.request() instanceof Price.Unknown ? BigDecimal.ZERO : times(prices.request(), 1);
	}

	private static @Nullable BigDecimal images(Pricing prices, long images) {
		if (images == 0) {
			return BigDecimal.ZERO;
		}
		if (prices.image() instanceof Price.Known image && prices.prompt() instanceof Price.Known prompt
				&& image.usd().compareTo(prompt.usd().multiply(TOKENS_OF_SMALL_IMAGE)) >= 0) {
			return image.usd().multiply(BigDecimal.valueOf(images));
		}
		return null;
	}

	private static @Nullable BigDecimal times(Price price, long count) {
		if (count == 0) {
			return BigDecimal.ZERO;
		}
		return price instanceof Price.Known known ? known.usd().multiply(BigDecimal.valueOf(count)) : null;
	}
}
