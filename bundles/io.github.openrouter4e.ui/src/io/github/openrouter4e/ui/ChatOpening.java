package io.github.openrouter4e.ui;

import io.github.openrouter4e.chat.Prompt;

/**
 * What the chat view is opened for.
 *
 * @param prompt       text and attachments; may be empty, which only shows the view
 * @param conversation where the prompt goes
 * @param sends        whether it is sent at once. Even then it is only filled in if the composer already holds something,
 *                     if an earlier question is being changed, or if the user has to agree to an attachment: the user
 *                     decides
 * @param focuses      whether the view gets the focus; otherwise it is shown, and the focus stays where it is
 */
public record ChatOpening(Prompt prompt, Target conversation, boolean sends, boolean focuses) {

	/** Which conversation a prompt goes to. */
	public enum Target {
		/** The one that the view shows. */
		CURRENT,
		/** A new one; the one shown if nothing has been sent in it yet. What is being written stays with its conversation. */
		NEW
	}

	/** Fills the prompt into the composer of the conversation shown, with the focus. Nothing is sent. */
	public static ChatOpening fill(Prompt prompt) {
		return new ChatOpening(prompt, Target.CURRENT, false, true);
	}

	/** The same in a new conversation. */
	public ChatOpening inNewConversation() {
		return new ChatOpening(prompt, Target.NEW, sends, focuses);
	}

	/** The same, but sent at once. This may cost money: only for what the user has just asked for in so many words. */
	public ChatOpening andSend() {
		return new ChatOpening(prompt, conversation, true, focuses);
	}

	/** The same, but the focus stays where it is. */
	public ChatOpening withoutFocus() {
		return new ChatOpening(prompt, conversation, sends, false);
	}
}
