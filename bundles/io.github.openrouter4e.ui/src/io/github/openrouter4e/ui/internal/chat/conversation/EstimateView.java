package io.github.openrouter4e.ui.internal.chat.conversation;

/**
 * The line about what a prompt would cost.
 *
 * @param text    short; "" for nothing to say
 * @param details for a tool tip
 * @param over    whether the prompt does not fit into the model's context
 */
public record EstimateView(String text, String details, boolean over) {

	static final EstimateView NONE = new EstimateView("", "", false); //$NON-NLS-1$ //$NON-NLS-2$

	/** @param more another line of details; empty for none */
	EstimateView with(String more) {
		return more.isEmpty() ? this : new EstimateView(text, details + '\n' + more, over);
	}
}
