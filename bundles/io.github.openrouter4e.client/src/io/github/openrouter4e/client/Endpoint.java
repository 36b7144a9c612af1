package io.github.openrouter4e.client;

import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A provider's offer of a model.
 *
 * @param name
 *            for example {@code Fireworks | moonshotai/kimi-k3}
 * @param providerName
 *            display name
 * @param tag
 *            the slug for {@link ProviderRouting}; the provider's name where none was told
 * @param quantization
 *            for example {@code fp8}
 * @param contextLength
 *            in tokens
 * @param maxCompletionTokens
 *            in tokens
 * @param maxPromptTokens
 *            in tokens
 * @param status
 *            0 is normal, negative is degraded
 * @param uptime5m
 *            percent of successful requests in the last 5 minutes
 * @param uptime30m
 *            percent in the last 30 minutes
 * @param uptime1d
 *            percent in the last day
 * @param latency
 *            milliseconds to the first token, last 30 minutes
 * @param throughput
 *            tokens per second, last 30 minutes
 * @param implicitCaching
 *            whether prompts are cached without marks
 */
public record Endpoint(String name, String modelId, String providerName, String tag, Pricing pricing,
		@Nullable String quantization, @Nullable Long contextLength, @Nullable Long maxCompletionTokens,
		@Nullable Long maxPromptTokens, Set<String> supportedParameters, @Nullable Integer status,
		@Nullable Double uptime5m, @Nullable Double uptime30m, @Nullable Double uptime1d,
		@Nullable Percentiles latency, @Nullable Percentiles throughput, @Nullable Boolean implicitCaching) {
	public Endpoint {
		supportedParameters = Set.copyOf(supportedParameters);
	}
}
