package io.github.openrouter4e.models;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.OpenRouterException;

/**
 * Why the last attempt to renew the list brought none.
 *
 * @param kind  what happened
 * @param cause the client's error with its next step; null unless the kind is {@link Kind#NO_ANSWER}
 * @param at    when
 */
public record CatalogueFailure(Kind kind, @Nullable OpenRouterException cause, Instant at) {

	/** What went wrong. */
	public enum Kind {
		/** The request failed: offline, refused, timed out, not JSON; the cause says more. */
		NO_ANSWER,
		/** The answer was well-formed and listed no usable model. */
		EMPTY,
		/** The answer was only a part: it says that there are more models, or most of its entries were unreadable. */
		PARTIAL
	}
}
