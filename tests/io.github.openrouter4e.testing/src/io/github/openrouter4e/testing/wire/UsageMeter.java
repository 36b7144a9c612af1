package io.github.openrouter4e.testing.wire;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Chooses a provider and counts the prompt tokens, those from a cache and those into one. */
public interface UsageMeter {

	/**
	 * Tokens of one prompt.
	 *
	 * @param provider  the one that served it
	 * @param prompt    all of them, cached ones included
	 * @param cached    read from a cache
	 * @param written   written to a cache of the default lifetime
	 * @param written1h written to a cache of one hour
	 */
	record Prompt(String provider, long prompt, long cached, long written, long written1h) {
	}

	/** @param providers names of those that offer the model, at least one */
	Prompt measure(JsonNode request, JsonNode model, List<String> providers);

	/** Takes the first provider and counts without any caching. */
	static UsageMeter withoutCaching() {
		return (request, model, providers) -> new Prompt(providers.getFirst(), Tokens.ofRequest(request), 0, 0, 0);
	}
}
