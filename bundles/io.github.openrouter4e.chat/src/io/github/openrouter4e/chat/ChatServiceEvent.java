package io.github.openrouter4e.chat;

import java.util.List;

/** Something that concerns more than one session. */
public sealed interface ChatServiceEvent {

	/** A conversation is new, or another of its title, pin or date changed. */
	record SummaryChanged(ConversationSummary summary) implements ChatServiceEvent {
	}

	/** A conversation was deleted, by the user or because the history has a maximum size. */
	record ConversationRemoved(String conversationId) implements ChatServiceEvent {
	}

	/**
	 * The history was larger than its maximum size, and these conversations were moved to the trash, from where
	 * {@link ChatService#restore} brings them back. Each was told as removed before.
	 */
	record ConversationsEvicted(List<ConversationSummary> conversations) implements ChatServiceEvent {
	}

	/** A session was opened. */
	record SessionOpened(ChatSession session) implements ChatServiceEvent {
	}

	/** A session began to receive an answer, or ended it; {@link ChatSession#isBusy()} tells which. */
	record SessionBusyChanged(ChatSession session) implements ChatServiceEvent {
	}

	/** An answer ended, well or not; for a notification if the session is out of sight. */
	record AnswerEnded(ChatSession session, Answer answer) implements ChatServiceEvent {
	}
}
