package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.storage.Lookup;

/**
 * What a service tier costs for a model: OpenRouter lists the offers of a tier as endpoints whose tags end with its name, and
 * all prices of an offer are the same multiple of the standard ones. Thread-safe; never waits.
 *
 * @see <a href="https://openrouter.ai/docs/guides/features/service-tiers">Service tiers</a>
 */
public final class TierPrices {

	/** Knows nothing. */
	public static final TierPrices UNKNOWN = new TierPrices(model -> null, model -> List.of());

	private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

	/** What providers call the tier that has no offers of its own. */
	private static final Set<String> STANDARD = Set.of("default", "standard"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final String FLEX = "flex"; //$NON-NLS-1$

	private final Function<String, @Nullable ModelInfo> models;
	private final Function<String, @Nullable List<Endpoint>> endpoints;

	/** What is known of a tier. */
	public sealed interface Found {
		/** Its offers are not known, or not what they cost. */
		record Unknown() implements Found {
		}

		/** No provider of the model offers it. */
		record NotOffered() implements Found {
		}

		/**
		 * What it is taken to cost.
		 *
		 * @param offer  whose prices these are
		 * @param factor how many times the list price of the model
		 */
		record Known(Endpoint offer, BigDecimal factor) implements Found {
		}
	}

	/** Prices of the models of a catalogue; offers that are not known are asked for, for the next time. */
	public TierPrices(ModelCatalogue catalogue, EndpointCatalogue endpoints) {
		this(catalogue, endpoints, InstantSource.system());
	}

	/** @param clock counts how long a failure is remembered */
	TierPrices(ModelCatalogue catalogue, EndpointCatalogue endpoints, InstantSource clock) {
		this(id -> catalogue.current().resolve(id).model(), asking(endpoints, clock));
	}

	/** With each key that is typed somebody looks up a price: what failed is not asked for with each. */
	private static Function<String, @Nullable List<Endpoint>> asking(EndpointCatalogue endpoints, InstantSource clock) {
		var failed = new ConcurrentHashMap<String, Instant>();
		return id -> {
			List<Endpoint> known = endpoints.remembered(id);
			if (known == null && !isRecent(Lookup.find(failed, id), clock.instant())) {
				endpoints.endpoints(id).whenComplete((found, failure) -> {
					if (failure != null) {
						failed.put(id, clock.instant());
					} else {
						failed.remove(id);
					}
				});
			}
			return known;
		};
	}

	private static boolean isRecent(@Nullable Instant failure, Instant now) {
		return failure != null && !failure.isAfter(now) && now.isBefore(failure.plus(AFTER_A_FAILURE));
	}

	private TierPrices(Function<String, @Nullable ModelInfo> models,
			Function<String, @Nullable List<Endpoint>> endpoints) {
		this.models = models;
		this.endpoints = endpoints;
	}

	/**
	 * Looks up a tier: the cheapest offer of flex, by which OpenRouter orders them; the dearest of others, as anyone of them
	 * may serve.
	 *
	 * @param model its id, with any routing variants and preset
	 * @param tier  as OpenRouter spells it
	 */
	public Found find(String model, String tier) {
		ModelInfo info = models.apply(model);
		if (info == null || !(info.pricing().completion() instanceof Price.Known list) || list.isFree()) {
			return new Found.Unknown();
		}
		List<Endpoint> all = endpoints.apply(info.id()); // routing is no part of what is listed
		if (all == null) {
			return new Found.Unknown();
		}
		List<Endpoint> offers = all.stream().filter(endpoint -> endpoint.tag().endsWith('/' + tier)).toList();
		List<Endpoint> priced = offers.stream()
				.filter(offer -> offer.pricing().completion() instanceof Price.Known).sorted(
						Comparator.comparing(TierPrices::price))
				.toList();
		if (priced.isEmpty()) {
			return offers.isEmpty() ? new Found.NotOffered() : new Found.Unknown();
		}
		Endpoint offer = tier.equals(FLEX) ? priced.getFirst() : priced.getLast();
		return new Found.Known(offer, price(offer).divide(list.usd(), MathContext.DECIMAL64));
	}

	/** How many times the list price a request on a tier costs: once on the standard tier and as long as that is not known. */
	public BigDecimal factor(String model, @Nullable String tier) {
		return tier != null && !STANDARD.contains(tier) && find(model, tier) instanceof Found.Known known
				? known.factor()
				: BigDecimal.ONE;
	}

	private static BigDecimal price(Endpoint offer) {
		return offer.pricing().completion() instanceof Price.Known known ? known.usd() : BigDecimal.ZERO;
	}
}
