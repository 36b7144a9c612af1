package io.github.openrouter4e.git.internal;

import io.github.openrouter4e.chat.ChosenModel;
import io.github.openrouter4e.costs.ModelCalls;
import io.github.openrouter4e.costs.TextSize;

/** How much of a diff is sent: what is worth reading, and what the model takes. */
public final class PromptBudget {

	/** Any number: how sizes and tokens of a model are related. */
	private static final long SAMPLE = 100_000;

	private PromptBudget() {}

	/**
	 * A budget for one part of a prompt.
	 *
	 * @param tokens the most that is worth it
	 * @return as {@link TextSize} measures it; at most half of what the model takes
	 */
	public static long size(ModelCalls calls, ChosenModel model, long tokens) {
		var length = model.contextLength();
		var most = length == null ? tokens : Math.min(tokens, length / 2);
		var sample = Math.max(1, calls.tokens(calls.listedId(model.id()), SAMPLE));
		return most * SAMPLE / sample;
	}
}
