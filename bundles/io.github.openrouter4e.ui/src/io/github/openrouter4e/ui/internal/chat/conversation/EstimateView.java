package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.List;

import io.github.openrouter4e.chat.Attachment;

/**
 * What a prompt would cost.
 *
 * @param text    the line about it, short; "" for nothing to say
 * @param details for a tool tip
 * @param over    whether the prompt does not fit into the model's context
 * @param parts   what is attached, in its order
 */
public record EstimateView(String text, String details, boolean over, List<Part> parts) {

	static final EstimateView NONE = new EstimateView("", "", false); //$NON-NLS-1$ //$NON-NLS-2$

	/**
	 * What an attachment adds.
	 *
	 * @param text its tokens, and its share of the price if that is known
	 */
	public record Part(Attachment attachment, String text) {
	}

	/** Takes a copy of the list. */
	public EstimateView {
		parts = List.copyOf(parts);
	}

	EstimateView(String text, String details, boolean over) {
		this(text, details, over, List.of());
	}

	/** @param more another line of details; empty for none */
	EstimateView with(String more) {
		return more.isEmpty() ? this : new EstimateView(text, details + '\n' + more, over, parts);
	}

	EstimateView with(List<Part> attached) {
		return new EstimateView(text, details, over, attached);
	}
}
