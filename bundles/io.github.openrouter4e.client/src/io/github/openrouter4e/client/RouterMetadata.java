package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How OpenRouter found the provider of an answer.
 *
 * @param requested
 *            the model that was asked for
 * @param strategy
 *            how the model was found: {@code direct}, {@code auto}, {@code fallback} …; an open set
 * @param summary
 *            OpenRouter's own words
 * @param attempt
 *            number of the try that answered
 * @param attempts
 *            the tries, oldest first; may be empty
 * @param endpoints
 *            who could have served it, the one that did among them; may be cut
 * @param total
 *            how many could have
 * @see <a href="https://openrouter.ai/docs/guides/routing/routers/router-metadata">Router metadata</a>
 */
public record RouterMetadata(@Nullable String requested, @Nullable String strategy, @Nullable String region,
		@Nullable String summary, @Nullable Long attempt, List<ProviderAttempt> attempts, List<Candidate> endpoints,
		@Nullable Long total) {
	public RouterMetadata {
		attempts = List.copyOf(attempts);
		endpoints = List.copyOf(endpoints);
	}

	/** A provider that could serve the request. */
	public record Candidate(@Nullable String provider, @Nullable String model, boolean selected) {
	}
}
