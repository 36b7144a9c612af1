package io.github.openrouter4e.models.search;

import org.eclipse.jdt.annotation.Nullable;

/**
 * ModelComparators of the picker. Unknown values always come last, and the name decides between equals. While words are being
 * searched for, how well they match comes before the order.
 */
public enum ModelSort {
	/** By display name, ignoring case. */
	NAME,
	/** Cheapest prompt tokens first. Variable prices come after known ones, unknown last. */
	PROMPT_PRICE,
	/** Cheapest completion tokens first. Variable prices come after known ones, unknown last. */
	COMPLETION_PRICE,
	/** Largest context first. */
	CONTEXT,
	/** Newest first. */
	NEWEST,
	/** Best Artificial Analysis Intelligence Index first. */
	INTELLIGENCE,
	/** Best Artificial Analysis Coding Index first. */
	CODING,
	/** Best Artificial Analysis Agentic Index first. */
	AGENTIC;

	/** OpenRouter's name of the benchmark that decides; null if none does. */
	@SuppressWarnings("nls")
	public @Nullable String benchmark() {
		return switch (this) {
			case INTELLIGENCE -> "intelligence_index";
			case CODING -> "coding_index";
			case AGENTIC -> "agentic_index";
			default -> null;
		};
	}
}
