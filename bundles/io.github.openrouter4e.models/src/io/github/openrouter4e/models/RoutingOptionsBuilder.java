package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** Collects the values of {@link RoutingOptions}; not thread-safe. */
public final class RoutingOptionsBuilder {

	private @Nullable String sort;
	private List<String> order = List.of();
	private List<String> only = List.of();
	private List<String> ignore = List.of();
	private boolean allowFallbacks = true;
	private boolean requireParameters;
	private boolean denyDataCollection;
	private boolean zeroDataRetention;
	private List<String> quantizations = List.of();
	private @Nullable BigDecimal maxPromptPrice;
	private @Nullable BigDecimal maxCompletionPrice;
	private List<String> fallbackModels = List.of();

	RoutingOptionsBuilder() {}

	RoutingOptionsBuilder(RoutingOptions options) {
		sort = options.sort();
		order = options.order();
		only = options.only();
		ignore = options.ignore();
		allowFallbacks = options.allowFallbacks();
		requireParameters = options.requireParameters();
		denyDataCollection = options.denyDataCollection();
		zeroDataRetention = options.zeroDataRetention();
		quantizations = options.quantizations();
		maxPromptPrice = options.maxPromptPrice();
		maxCompletionPrice = options.maxCompletionPrice();
		fallbackModels = options.fallbackModels();
	}

	public RoutingOptionsBuilder sort(@Nullable String value) {
		sort = value;
		return this;
	}

	public RoutingOptionsBuilder order(List<String> tags) {
		order = tags;
		return this;
	}

	public RoutingOptionsBuilder only(List<String> tags) {
		only = tags;
		return this;
	}

	public RoutingOptionsBuilder ignore(List<String> tags) {
		ignore = tags;
		return this;
	}

	public RoutingOptionsBuilder allowFallbacks(boolean value) {
		allowFallbacks = value;
		return this;
	}

	public RoutingOptionsBuilder requireParameters(boolean value) {
		requireParameters = value;
		return this;
	}

	public RoutingOptionsBuilder denyDataCollection(boolean value) {
		denyDataCollection = value;
		return this;
	}

	public RoutingOptionsBuilder zeroDataRetention(boolean value) {
		zeroDataRetention = value;
		return this;
	}

	public RoutingOptionsBuilder quantizations(List<String> values) {
		quantizations = values;
		return this;
	}

	/** USD per million tokens. */
	public RoutingOptionsBuilder maxPromptPrice(@Nullable BigDecimal value) {
		maxPromptPrice = value;
		return this;
	}

	/** USD per million tokens. */
	public RoutingOptionsBuilder maxCompletionPrice(@Nullable BigDecimal value) {
		maxCompletionPrice = value;
		return this;
	}

	public RoutingOptionsBuilder fallbackModels(List<String> ids) {
		fallbackModels = ids;
		return this;
	}

	public RoutingOptions build() {
		return new RoutingOptions(sort, order, only, ignore, allowFallbacks, requireParameters, denyDataCollection,
				zeroDataRetention, quantizations, maxPromptPrice, maxCompletionPrice, fallbackModels);
	}
}
