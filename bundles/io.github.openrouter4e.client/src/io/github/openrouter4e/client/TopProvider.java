package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Limits of the provider that OpenRouter prefers for a model.
 *
 * @param contextLength
 *            in tokens
 * @param maxCompletionTokens
 *            longest answer in tokens
 * @param moderated
 *            whether content is checked before it reaches the model
 */
public record TopProvider(@Nullable Long contextLength, @Nullable Long maxCompletionTokens,
		@Nullable Boolean moderated) {
	/** Nothing known. */
	public static final TopProvider UNKNOWN = new TopProvider(null, null, null);
}
