package io.github.openrouter4e.ui;

/**
 * What the user is looking for.
 *
 * @param text  as typed so far; "" for anything
 * @param limit how many proposals are wanted of each provider; at least 1
 */
public record ContextQuery(String text, int limit) {

	/** @throws IllegalArgumentException if the limit is less than 1 */
	public ContextQuery {
		if (limit < 1) {
			throw new IllegalArgumentException("limit: " + limit); //$NON-NLS-1$
		}
	}
}
