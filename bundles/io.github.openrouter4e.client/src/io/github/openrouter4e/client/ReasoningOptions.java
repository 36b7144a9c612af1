package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How much a model reasons before it answers. Effort and budget exclude each other.
 *
 * @param effort
 *            share of the token limit
 * @param maxTokens
 *            budget in tokens; must be smaller than the request's token limit
 * @param exclude
 *            think, but do not send the reasoning
 * @param enabled
 *            true for the model's default effort
 * @param summary
 *            {@code auto}, {@code concise} or {@code detailed}
 * @see <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens">Reasoning tokens</a>
 */
public record ReasoningOptions(@Nullable ReasoningEffort effort, @Nullable Integer maxTokens, @Nullable Boolean exclude,
		@Nullable Boolean enabled, @Nullable String summary) {
	/** By effort. */
	public static ReasoningOptions effort(ReasoningEffort effort) {
		return new ReasoningOptions(effort, null, null, null, null);
	}

	/** By budget. */
	public static ReasoningOptions budget(int maxTokens) {
		return new ReasoningOptions(null, maxTokens, null, null, null);
	}
}
