package io.github.openrouter4e.chat.internal.request;

import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.MaxPrice;
import io.github.openrouter4e.client.ProviderRouting;
import io.github.openrouter4e.client.ProviderRouting.DataCollection;
import io.github.openrouter4e.client.ProviderSort;
import io.github.openrouter4e.models.RoutingOptions;

/** What the user chose about providers, as the request says it. What is left to OpenRouter is not sent. */
final class RoutingMapping {

	private RoutingMapping() {}

	static ProviderRouting of(RoutingOptions options) {
		return ProviderRouting.builder().order(options.order()).only(options.only()).ignore(options.ignore())
				.allowFallbacks(options.allowFallbacks() ? null : Boolean.FALSE)
				.requireParameters(options.requireParameters() ? Boolean.TRUE : null)
				.dataCollection(options.denyDataCollection() ? DataCollection.DENY : null)
				.zdr(options.zeroDataRetention() ? Boolean.TRUE : null).quantizations(options.quantizations())
				.sort(sort(options.sort())).maxPrice(maxPrice(options)).build();
	}

	private static @Nullable ProviderSort sort(@Nullable String name) {
		for (ProviderSort.By by : ProviderSort.By.values()) {
			if (name != null && by.wireName().equals(name.toLowerCase(Locale.ROOT))) {
				return new ProviderSort(by);
			}
		}
		return null;
	}

	private static @Nullable MaxPrice maxPrice(RoutingOptions options) {
		if (options.maxPromptPrice() == null && options.maxCompletionPrice() == null) {
			return null;
		}
		return new MaxPrice(options.maxPromptPrice(), options.maxCompletionPrice(), null, null, null);
	}
}
