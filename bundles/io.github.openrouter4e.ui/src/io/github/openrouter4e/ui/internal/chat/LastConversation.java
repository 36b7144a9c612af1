package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationSummary;

/** The conversation that the view begins with, from the disk. For the UI thread, which does not wait for it. */
final class LastConversation {

	private final ChatService chat;
	private final Work work;
	private final CompletableFuture<ChatSession> opened = new CompletableFuture<>();
	private boolean delivered;

	LastConversation(ChatService chat, Work work) {
		this.chat = chat;
		this.work = work;
	}

	/** @param then gets the conversation that was shown last, else the newest one, else a new one, to close it */
	void open(@Nullable String lastId, Consumer<ChatSession> then) {
		work.background(() -> {
			var found = find(lastId);
			opened.complete(found);
			work.ui(() -> {
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

	private ChatSession find(@Nullable String lastId) {
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
