package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Draft;

/** The conversation that the view begins with, from the disk. For the UI thread, which does not wait for it. */
final class LastConversation {

	private final ChatService chat;
	private final UiTasks tasks;
	private final CompletableFuture<ChatSession> opened = new CompletableFuture<>();
	private boolean delivered;

	LastConversation(ChatService chat, UiTasks tasks) {
		this.chat = chat;
		this.tasks = tasks;
	}

	/** @param then gets the conversation that was shown last, else the newest one, else a new one, to close it */
	void open(@Nullable String lastId, Consumer<ChatSession> then) {
		tasks.background(() -> {
			var found = find(lastId);
			opened.complete(found);
			tasks.ui(() -> {
				delivered = true;
				then.accept(found);
			});
		});
	}

	/** The view closes: if it did not get the conversation, what waits for that is sent, and it is closed. */
	void close(PromptQueue waiting) {
		if (!delivered) {
			waiting.close(opened);
		}
	}

	/** After a kill, only the drafts know what was shown; what the workbench remembers is older then. */
	private ChatSession find(@Nullable String lastId) {
		for (var id : new @Nullable String[]{chat.drafts().lastShown(), lastId}) {
			var found = id == null ? null : find(chat, id);
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
	private static @Nullable ChatSession find(ChatService chat, String id) {
		try {
			return chat.open(id);
		} catch (@SuppressWarnings("unused") IOException e) {
			return resume(chat, id);
		}
	}

	/** A conversation in which nothing was sent is not on the disk, but its draft may be. */
	private static @Nullable ChatSession resume(ChatService chat, String id) {
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
}
