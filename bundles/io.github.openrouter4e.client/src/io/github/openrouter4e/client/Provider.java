package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A provider that OpenRouter routes to.
 *
 * @param headquarters
 *            country code
 * @param datacenters
 *            country codes
 */
public record Provider(String name, String slug, @Nullable String privacyPolicyUrl, @Nullable String termsOfServiceUrl,
		@Nullable String statusPageUrl, @Nullable String headquarters, List<String> datacenters) {
	public Provider {
		datacenters = List.copyOf(datacenters);
	}
}
