package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Which providers may serve the request. null and empty leave it to OpenRouter and the account's settings.
 *
 * @param order
 *            provider slugs ({@link Endpoint#tag()}), the first one that can serves
 * @param only
 *            slugs to which the choice is limited
 * @param ignore
 *            slugs that are never used
 * @param allowFallbacks
 *            whether others may serve if those in {@code order} cannot
 * @param requireParameters
 *            whether a provider must support every parameter of the request; otherwise unsupported ones are dropped
 * @param dataCollection
 *            whether providers may keep and train on the data
 * @param zdr
 *            only endpoints with zero data retention
 * @param enforceDistillableText
 *            only models whose author allows distillation
 * @param quantizations
 *            for example {@code fp8}, {@code bf16}
 * @param sort
 *            instead of load balancing
 * @param preferredMinThroughput
 *            tokens per second; slower ones come last
 * @param preferredMaxLatency
 *            seconds to the first token; slower ones come last
 * @param maxPrice
 *            refuses dearer ones
 * @see <a href="https://openrouter.ai/docs/features/provider-routing">Provider routing</a>
 */
public record ProviderRouting(List<String> order, List<String> only, List<String> ignore,
		@Nullable Boolean allowFallbacks, @Nullable Boolean requireParameters, @Nullable DataCollection dataCollection,
		@Nullable Boolean zdr, @Nullable Boolean enforceDistillableText, List<String> quantizations,
		@Nullable ProviderSort sort, @Nullable Percentiles preferredMinThroughput,
		@Nullable Percentiles preferredMaxLatency, @Nullable MaxPrice maxPrice) {
	/** No wishes. */
	public static final ProviderRouting DEFAULT = builder().build();

	public ProviderRouting {
		order = List.copyOf(order);
		only = List.copyOf(only);
		ignore = List.copyOf(ignore);
		quantizations = List.copyOf(quantizations);
	}

	/** Whether providers may keep and train on the data. */
	public enum DataCollection {
		ALLOW, DENY
	}

	/** A builder without wishes. */
	public static ProviderRoutingBuilder builder() {
		return new ProviderRoutingBuilder();
	}

	/** Whether nothing is asked for. */
	public boolean isDefault() {
		return equals(DEFAULT);
	}
}
