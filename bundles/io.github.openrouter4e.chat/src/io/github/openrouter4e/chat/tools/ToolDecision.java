package io.github.openrouter4e.chat.tools;

import org.eclipse.jdt.annotation.Nullable;

/** What the user decided about a call. */
public sealed interface ToolDecision {

	/**
	 * The call may run.
	 *
	 * @param choice one of {@link ToolQuestion#choices()}; {@code null} for this call alone
	 */
	record Approved(@Nullable String choice) implements ToolDecision {
	}

	/**
	 * The call must not run.
	 *
	 * @param reason what the user tells the model; may be empty
	 */
	record Rejected(String reason) implements ToolDecision {
	}

	/** This call alone may run. */
	ToolDecision ONCE = new Approved(null);
}
