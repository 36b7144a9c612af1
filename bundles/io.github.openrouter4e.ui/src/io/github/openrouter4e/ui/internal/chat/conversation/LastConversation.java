package io.github.openrouter4e.ui.internal.chat.conversation;

import java.io.IOException;
import java.util.Comparator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Prompt;

/** The conversation that a view begins with. Reads from the disk: not for the UI thread. */
public record LastConversation(ChatService chat) {

	/**
	 * Opens it: the conversation that was shown last, else the newest one, else a new one.
	 *
	 * @param lastId
	 *            what the workbench remembers; after a kill, only the drafts know what was shown
	 */
	ChatSession open(@Nullable String lastId) {
		for (var id : new @Nullable String[]{chat.drafts().lastShown(), lastId}) {
			var found = id == null ? null : find(id);
			if (found != null) {
				return found;
			}
		}
		try {
			var newest = chat.summaries().stream().max(Comparator.comparing(ConversationSummary::updated));
			return newest.isPresent() ? chat.open(newest.get().id()) : chat.create();
		} catch (@SuppressWarnings("unused") IOException e) {
			return chat.create(); // what is wrong is said when it is written to
		}
	}

	/** @return null if it was deleted or damaged since, and nothing was begun in it */
	private @Nullable ChatSession find(String id) {
		try {
			return chat.open(id);
		} catch (@SuppressWarnings("unused") IOException e) {
			return resume(id);
		}
	}

	/** A conversation in which nothing was sent is not on the disk, but its draft may be. */
	private @Nullable ChatSession resume(String id) {
		try {
			var draft = chat.drafts().get(id);
			if (draft.isEmpty()) {
				return null;
			}
			var created = chat.create();
			chat.drafts().put(created.id(), new Draft(draft.prompt(), null));
			chat.drafts().put(id, Draft.EMPTY);
			return created;
		} catch (@SuppressWarnings("unused") IOException e) {
			return null;
		}
	}

	/**
	 * Keeps what was typed in a view that was closed before the conversation could be shown; the next view begins with it.
	 *
	 * @param lastId
	 *            as for {@link #open}
	 * @throws IOException
	 *             if what had been begun there before cannot be read
	 */
	public void keep(@Nullable String lastId, Prompt typed) throws IOException {
		var conversation = open(lastId);
		try {
			var drafts = chat.drafts();
			var begun = drafts.get(conversation.id());
			drafts.put(conversation.id(), new Draft(begun.prompt().followedBy(typed), begun.question()));
			drafts.shown(conversation.id());
		} finally {
			conversation.close();
		}
	}
}
