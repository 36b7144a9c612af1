package io.github.openrouter4e.chat.support;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

/** Settings that tests change as they like. */
public final class FakeSettings implements ChatSettings {

	public volatile String model = Samples.MODEL;
	public volatile String systemPrompt = "";
	public volatile boolean webSearch;
	public volatile CachingSettings caching = CachingSettings.DEFAULT;
	public volatile RoutingOptions routing = RoutingOptions.EMPTY;
	public volatile RequestOptions requestOptions = RequestOptions.EMPTY;
	public volatile SpendingLimits limits = SpendingLimits.NONE;
	public volatile BigDecimal taskLimit;
	/** Thrown instead of telling the limit of a task, which is asked for at the end of each answer. */
	public volatile Error fault;
	public volatile BigDecimal lowBalance;
	public volatile long historyBytes = Long.MAX_VALUE;
	public final Map<String, ModelParameters> parameters = new HashMap<>();

	@Override
	public String model() {
		return model;
	}

	@Override
	public String systemPrompt() {
		return systemPrompt;
	}

	@Override
	public RoutingOptions routing(String modelId) {
		return routing;
	}

	@Override
	public ModelParameters parameters(String modelId) {
		return parameters.getOrDefault(modelId, ModelParameters.EMPTY);
	}

	@Override
	public RequestOptions requestOptions(String modelId) {
		return requestOptions;
	}

	@Override
	public boolean webSearch() {
		return webSearch;
	}

	@Override
	public CachingSettings caching() {
		return caching;
	}

	@Override
	public SpendingLimits limits() {
		return limits;
	}

	@Override
	public BigDecimal taskLimit() {
		if (fault != null) {
			throw fault;
		}
		return taskLimit;
	}

	@Override
	public BigDecimal lowBalance() {
		return lowBalance;
	}

	@Override
	public long historyBytes() {
		return historyBytes;
	}
}
