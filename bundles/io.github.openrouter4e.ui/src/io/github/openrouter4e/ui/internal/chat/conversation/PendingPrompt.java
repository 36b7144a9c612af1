package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.costs.CostEstimate;

/**
 * A prompt and where it is meant to go.
 *
 * @param question that the prompt takes the place of; null for a new one
 * @param queuedId its id if it waits in the session; null if it comes from the composer
 */
record PendingPrompt(ChatSession session, @Nullable String question, Prompt prompt, @Nullable String queuedId) {

	/** Tokens of what asks for a summary, and of the summary. */
	private static final long SUMMARY = 3_000;

	PendingPrompt(ChatSession session, @Nullable String question, Prompt prompt) {
		this(session, question, prompt, null);
	}

	CostEstimate estimate() {
		var edited = question;
		return edited == null ? session.estimate(prompt) : session.estimateEdited(edited, prompt);
	}

	/**
	 * Whether a new prompt that is too long fits once the conversation before it is summed up. The request for the summary has
	 * the whole conversation, which has to fit as well.
	 *
	 * @param estimate of the prompt
	 */
	boolean fitsCondensed(CostEstimate estimate) {
		var length = estimate.contextLength();
		if (length == null || estimate.promptTokens() <= length || question != null || session.isBusy()) {
			return false;
		}
		var preview = session.condensePreview();
		return preview != null && preview.before() + SUMMARY <= length
				&& estimate.promptTokens() - preview.before() + preview.after() <= length;
	}

	/** @throws IllegalStateException if it takes the place of a question while an answer is being received */
	void send() {
		var edited = question;
		var waiting = queuedId;
		if (waiting != null) {
			session.sendQueued(waiting);
		} else if (edited == null) {
			session.send(prompt);
		} else {
			session.editAndResend(edited, prompt);
		}
	}
}
