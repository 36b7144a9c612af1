package io.github.openrouter4e.benchmarks.history;

import java.math.BigDecimal;

import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.chat.ChatSettings;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

/** A user who chose nothing. */
final class PlainSettings implements ChatSettings {

	@Override
	public String model() {
		return "openai/gpt-5.2";
	}

	@Override
	public String systemPrompt() {
		return "";
	}

	@Override
	public RoutingOptions routing(String modelId) {
		return RoutingOptions.EMPTY;
	}

	@Override
	public ModelParameters parameters(String modelId) {
		return ModelParameters.EMPTY;
	}

	@Override
	public RequestOptions requestOptions(String modelId) {
		return RequestOptions.EMPTY;
	}

	@Override
	public boolean webSearch() {
		return false;
	}

	@Override
	public CachingSettings caching() {
		return CachingSettings.DEFAULT;
	}

	@Override
	public SpendingLimits limits() {
		return SpendingLimits.NONE;
	}

	@Override
	public BigDecimal taskLimit() {
		return null;
	}

	@Override
	public BigDecimal lowBalance() {
		return null;
	}

	@Override
	public long historyBytes() {
		return Long.MAX_VALUE;
	}
}
