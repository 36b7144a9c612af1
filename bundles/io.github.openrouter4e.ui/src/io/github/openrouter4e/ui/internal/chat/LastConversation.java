package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.util.Comparator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;

/** Finds the conversation that the view begins with. Reads the disk: not for the UI thread. */
final class LastConversation {

	private LastConversation() {}

	/** @return the conversation that was shown last, else the newest one, else a new one */
	static ChatSession open(ChatService chat, @Nullable String lastId) {
		if (lastId != null) {
			try {
				return chat.open(lastId);
			} catch (@SuppressWarnings("unused") IOException e) {
				// deleted or damaged since: then the newest one
			}
		}
		try {
			var newest = chat.summaries().stream().max(Comparator.comparing(ConversationSummary::updated));
			return newest.isPresent() ? chat.open(newest.get().id()) : chat.create();
		} catch (@SuppressWarnings("unused") IOException e) {
			return chat.create(); // what is wrong is said when it is written to
		}
	}
}
