package io.github.openrouter4e.chat.tools;

/** Whether a call may run, as far as that is known without the user. */
public sealed interface ToolPermission {

	/**
	 * It may run.
	 *
	 * @param rule what allows it, for the log; empty if it needs no rule
	 */
	record Allowed(String rule) implements ToolPermission {
	}

	/** The user decides. */
	record Ask(ToolQuestion question) implements ToolPermission {
	}

	/**
	 * It must not run, and the user is not asked.
	 *
	 * @param reason what the model is told
	 */
	record Forbidden(String reason) implements ToolPermission {
	}

	/** It may run, as it does no harm. */
	ToolPermission ALLOWED = new Allowed(""); //$NON-NLS-1$
}
