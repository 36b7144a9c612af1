package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ProviderRouting.DataCollection;

/** Collects a {@link ProviderRouting}; its record documents the fields. Not thread-safe. */
public final class ProviderRoutingBuilder {
	private List<String> order = List.of();
	private List<String> only = List.of();
	private List<String> ignore = List.of();
	private @Nullable Boolean allowFallbacks;
	private @Nullable Boolean requireParameters;
	private @Nullable DataCollection dataCollection;
	private @Nullable Boolean zdr;
	private @Nullable Boolean enforceDistillableText;
	private List<String> quantizations = List.of();
	private @Nullable ProviderSort sort;
	private @Nullable Percentiles preferredMinThroughput;
	private @Nullable Percentiles preferredMaxLatency;
	private @Nullable MaxPrice maxPrice;

	ProviderRoutingBuilder() {}

	public ProviderRoutingBuilder order(List<String> slugs) {
		order = slugs;
		return this;
	}

	public ProviderRoutingBuilder only(List<String> slugs) {
		only = slugs;
		return this;
	}

	public ProviderRoutingBuilder ignore(List<String> slugs) {
		ignore = slugs;
		return this;
	}

	public ProviderRoutingBuilder allowFallbacks(@Nullable Boolean value) {
		allowFallbacks = value;
		return this;
	}

	public ProviderRoutingBuilder requireParameters(@Nullable Boolean value) {
		requireParameters = value;
		return this;
	}

	public ProviderRoutingBuilder dataCollection(@Nullable DataCollection value) {
		dataCollection = value;
		return this;
	}

	public ProviderRoutingBuilder zdr(@Nullable Boolean value) {
		zdr = value;
		return this;
	}

	public ProviderRoutingBuilder enforceDistillableText(@Nullable Boolean value) {
		enforceDistillableText = value;
		return this;
	}

	public ProviderRoutingBuilder quantizations(List<String> names) {
		quantizations = names;
		return this;
	}

	public ProviderRoutingBuilder sort(@Nullable ProviderSort value) {
		sort = value;
		return this;
	}

	/** @param value tokens per second */
	public ProviderRoutingBuilder preferredMinThroughput(@Nullable Percentiles value) {
		preferredMinThroughput = value;
		return this;
	}

	/** @param value seconds */
	public ProviderRoutingBuilder preferredMaxLatency(@Nullable Percentiles value) {
		preferredMaxLatency = value;
		return this;
	}

	public ProviderRoutingBuilder maxPrice(@Nullable MaxPrice value) {
		maxPrice = value;
		return this;
	}

	public ProviderRouting build() {
		return new ProviderRouting(order, only, ignore, allowFallbacks, requireParameters, dataCollection, zdr,
				enforceDistillableText, quantizations, sort, preferredMinThroughput, preferredMaxLatency, maxPrice);
	}
}
