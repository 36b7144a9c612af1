package io.github.openrouter4e.ui.internal.chat;

import java.util.function.Consumer;

import io.github.openrouter4e.ui.internal.approval.ToolApprovals;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.Actions;

/** What the user decides in the card of a tool call. For the UI thread. */
final class ToolActions {

	/** Asks the user for the reason of a rejection. */
	@FunctionalInterface
	interface ReasonDialog {

		/** @param then gets the reason, unless the user thought better of it */
		void open(Consumer<String> then);
	}

	private final ToolApprovals approvals;
	private final Consumer<String> messages;
	private final ReasonDialog reasons;

	/** @param messages is told why a decision does not count */
	ToolActions(ToolApprovals approvals, Consumer<String> messages, ReasonDialog reasons) {
		this.approvals = approvals;
		this.messages = messages;
		this.reasons = reasons;
	}

	/**
	 * Carries out a decision.
	 *
	 * @return false if the action is none
	 */
	boolean carryOut(String conversationId, String action) {
		if (action.startsWith(Actions.ALLOW)) {
			explain(approvals.approve(conversationId, action.substring(Actions.ALLOW.length()), null));
		} else if (action.startsWith(Actions.ALLOW_MORE)) {
			var end = action.indexOf('\n');
			explain(approvals.approve(conversationId, action.substring(end + 1),
					action.substring(Actions.ALLOW_MORE.length(), end)));
		} else if (action.startsWith(Actions.DENY)) {
			explain(approvals.reject(conversationId, action.substring(Actions.DENY.length()), "")); //$NON-NLS-1$
		} else if (action.startsWith(Actions.DENY_WITH_REASON)) {
			reasons.open(reason -> explain(approvals.reject(conversationId,
					action.substring(Actions.DENY_WITH_REASON.length()), reason)));
		} else {
			return false;
		}
		return true;
	}

	private void explain(ToolApprovals.Result result) {
		switch (result) {
			case TAKEN -> {
				// the card shows it
			}
			case TOO_EARLY -> messages.accept(Messages.ToolActions_toolTooEarly);
			case GONE -> messages.accept(Messages.ToolActions_toolGone);
		}
	}
}
