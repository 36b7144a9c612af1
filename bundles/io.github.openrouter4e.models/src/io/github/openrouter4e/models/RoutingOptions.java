package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.MaxPrice;
import io.github.openrouter4e.client.ProviderRouting;
import io.github.openrouter4e.client.ProviderRouting.DataCollection;
import io.github.openrouter4e.client.ProviderSort;

/**
 * Which providers may serve a request, as the user chose it for one model or for all. Mirrors
 * <a href="https://openrouter.ai/docs/features/provider-routing">Provider Routing</a> and, for the fallback models,
 * <a href="https://openrouter.ai/docs/features/model-routing">Model Routing</a>.
 * <p>
 * Providers are named by tag ({@code fireworks}, {@code fireworks/fast}); a tag without a slash matches all variants of
 * the provider.
 *
 * @param sort               {@code price}, {@code throughput} or {@code latency}; the set is open; null leaves the
 *                           choice to OpenRouter
 * @param order              providers to try first, in this order
 * @param only               the only providers that may serve; empty is any
 * @param ignore             providers that may not serve
 * @param allowFallbacks     whether others may serve when those of {@code order} fail
 * @param requireParameters  only providers that support every parameter of the request
 * @param denyDataCollection only providers that do not collect data
 * @param zeroDataRetention  only endpoints with a zero data retention policy
 * @param quantizations      allowed quantizations, such as {@code fp8}; empty is any
 * @param maxPromptPrice     USD per million prompt tokens at most
 * @param maxCompletionPrice USD per million completion tokens at most
 * @param fallbackModels     models to try, in this order, when the chosen one fails for whatever reason; the answer is
 *                           billed at the price of the model that gave it
 */
public record RoutingOptions(@Nullable String sort, List<String> order, List<String> only, List<String> ignore,
		boolean allowFallbacks, boolean requireParameters, boolean denyDataCollection, boolean zeroDataRetention,
		List<String> quantizations, @Nullable BigDecimal maxPromptPrice, @Nullable BigDecimal maxCompletionPrice,
		List<String> fallbackModels) {

	/** OpenRouter decides: nothing is sent. */
	public static final RoutingOptions EMPTY = builder().build();

	public RoutingOptions {
		order = List.copyOf(order);
		only = List.copyOf(only);
		ignore = List.copyOf(ignore);
		quantizations = List.copyOf(quantizations);
		maxPromptPrice = Decimals.canonical(maxPromptPrice);
		maxCompletionPrice = Decimals.canonical(maxCompletionPrice);
		fallbackModels = List.copyOf(fallbackModels);
	}

	/** Whether nothing is chosen and nothing needs to be sent or stored. */
	public boolean isEmpty() {
		return equals(EMPTY);
	}

	public static RoutingOptionsBuilder builder() {
		return new RoutingOptionsBuilder();
	}

	public RoutingOptionsBuilder toBuilder() {
		return new RoutingOptionsBuilder(this);
	}

	/** {@return what a request says about providers} What is left to OpenRouter is not sent; a sort that is unknown is left out. */
	public ProviderRouting toProviderRouting() {
		return ProviderRouting.builder().order(order).only(only).ignore(ignore)
				.allowFallbacks(allowFallbacks ? null : Boolean.FALSE)
				.requireParameters(requireParameters ? Boolean.TRUE : null)
				.dataCollection(denyDataCollection ? DataCollection.DENY : null)
				.zdr(zeroDataRetention ? Boolean.TRUE : null).quantizations(quantizations).sort(providerSort())
				.maxPrice(maxPrice()).build();
	}

	private @Nullable ProviderSort providerSort() {
		String name = sort;
		for (ProviderSort.By by : ProviderSort.By.values()) {
			if (name != null && by.wireName().equals(name.toLowerCase(Locale.ROOT))) {
				return new ProviderSort(by);
			}
		}
		return null;
	}

	private @Nullable MaxPrice maxPrice() {
		return maxPromptPrice == null && maxCompletionPrice == null
				? null
				: new MaxPrice(maxPromptPrice, maxCompletionPrice, null, null, null);
	}

	/** The form for a preference; {@link #fromJson} reads it back. */
	public String toJson() {
		return RoutingCodec.encode(this);
	}

	/**
	 * Reads what {@link #toJson} wrote, by this or another version: unknown fields and nonsense values are left out, and
	 * anything that is not JSON gives {@link #EMPTY}.
	 */
	public static RoutingOptions fromJson(@Nullable String json) {
		return RoutingCodec.decode(json);
	}
}
