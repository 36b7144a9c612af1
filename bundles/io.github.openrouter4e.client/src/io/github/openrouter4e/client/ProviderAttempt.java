package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One try of OpenRouter to have a provider answer.
 *
 * @param provider
 *            display name
 * @param status
 *            HTTP status; 499 if the request was cancelled
 * @param latencyMs
 *            until the provider answered, in milliseconds
 */
public record ProviderAttempt(@Nullable String provider, @Nullable String model, @Nullable Long status,
		@Nullable Double latencyMs) {
}
