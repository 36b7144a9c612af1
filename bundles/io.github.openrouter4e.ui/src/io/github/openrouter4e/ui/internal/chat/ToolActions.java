package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;
import java.util.function.Function;

import io.github.openrouter4e.ui.internal.approval.ToolApprovals;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What the user decides in the card of a tool call. For the UI thread. */
final class ToolActions {

	/** Asks the user for the reason of a rejection. */
	@FunctionalInterface
	interface ReasonDialog {

		/** @param then gets the reason, unless the user thought better of it */
		void open(Consumer<String> then);
	}

	private final ToolApprovals approvals;
	private final Object transcript;
	private final Consumer<String> messages;
	private final Consumer<String> settled;
	private final ReasonDialog reasons;

	/**
	 * @param transcript stands for the transcript in which the user decides
	 * @param messages   is told why a decision does not count
	 * @param settled    takes such a message away, as a later decision did count
	 */
	ToolActions(ToolApprovals approvals, Object transcript, Consumer<String> messages, Consumer<String> settled,
			ReasonDialog reasons) {
		this.approvals = approvals;
		this.transcript = transcript;
		this.messages = messages;
		this.settled = settled;
		this.reasons = reasons;
	}

	/** Carries out a decision. */
	void carryOut(String conversationId, UserAction.OnToolCall decision) {
		switch (decision) {
			case UserAction.Allow(var callId, var choice) ->
				explain(approvals.approve(transcript, conversationId, callId, choice));
			case UserAction.AllowAll(var callIds) -> explain(approvals.approveAll(transcript, conversationId, callIds));
			case UserAction.Deny(var callId, var isAskedWhy) ->
				deny(isAskedWhy, reason -> approvals.reject(conversationId, callId, reason));
			case UserAction.DenyAll(var callIds, var isAskedWhy) ->
				deny(isAskedWhy, reason -> approvals.rejectAll(conversationId, callIds, reason));
		}
	}

	private void deny(boolean isAskedWhy, Function<String, ToolApprovals.Result> rejection) {
		if (isAskedWhy) {
			reasons.open(reason -> explain(rejection.apply(reason)));
		} else {
			explain(rejection.apply("")); //$NON-NLS-1$
		}
	}

	private void explain(ToolApprovals.Result result) {
		switch (result) {
			case TAKEN -> settled.accept(Messages.ToolActions_toolTooEarly); // the card shows the rest
			case TOO_EARLY -> messages.accept(Messages.ToolActions_toolTooEarly);
			case GONE -> messages.accept(Messages.ToolActions_toolGone);
		}
	}
}
