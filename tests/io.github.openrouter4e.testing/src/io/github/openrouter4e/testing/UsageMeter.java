package io.github.openrouter4e.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts the prompt tokens of a request, and which of them came from a cache or went into one. */
public interface UsageMeter {

	/**
	 * Tokens of one prompt.
	 *
	 * @param prompt   all of them, cached ones included
	 * @param cached   read from a cache
	 * @param written  written to a cache of the default lifetime
	 * @param written1h written to a cache of one hour
	 */
	record Prompt(long prompt, long cached, long written, long written1h) {
	}

	Prompt measure(JsonNode request, JsonNode model);

	/** Counts without any caching. */
	static UsageMeter withoutCaching() {
		return (request, model) -> new Prompt(Tokens.ofRequest(request), 0, 0, 0);
	}
}
