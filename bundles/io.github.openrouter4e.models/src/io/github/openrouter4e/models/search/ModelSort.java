package io.github.openrouter4e.models.search;

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
	NEWEST
}
