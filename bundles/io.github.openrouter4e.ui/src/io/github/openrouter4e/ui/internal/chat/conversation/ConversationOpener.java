package io.github.openrouter4e.ui.internal.chat.conversation;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/**
 * Opens conversations from the disk for a view that may be closed before they are read. For the UI thread, which does not
 * wait for it.
 */
final class ConversationOpener {

	private final ChatService chat;
	private final UiTasks tasks;
	private final Queue<ChatSession> undelivered = new ConcurrentLinkedQueue<>();
	private final CompletableFuture<ChatSession> last = new CompletableFuture<>();
	private boolean lastDelivered;
	private volatile boolean closed;

	ConversationOpener(ChatService chat, UiTasks tasks) {
		this.chat = chat;
		this.tasks = tasks;
	}

	/** @param then gets the conversation, to close it */
	void open(String id, Consumer<ChatSession> then, Consumer<Exception> failed) {
		tasks.fetch(() -> {
			var opened = chat.open(id);
			undelivered.add(opened);
			if (closed) {
				closeUndelivered(); // it took longer than the view was there
			}
			return opened;
		}, opened -> {
			undelivered.remove(opened);
			then.accept(opened);
		}, failed);
	}

	/**
	 * Changes the conversation that a dialog or an offer was made for, whichever is shown when the user accepts it. Its
	 * session may have been closed since: a closed one writes nothing any more, not even an answer that was paid for.
	 *
	 * @param gone called on the UI thread if the conversation is not there any more
	 */
	void change(ChatSession asked, Consumer<ChatSession> change, Runnable gone) {
		tasks.send(() -> {
			ChatSession opened;
			try {
				opened = chat.open(asked.id()); // the same one if it is still open
			} catch (@SuppressWarnings("unused") IOException e) {
				tasks.ui(gone);
				return;
			}
			try {
				change.accept(opened);
			} finally {
				opened.close();
			}
		});
	}

	/**
	 * Opens the conversation that the view begins with. To be called once.
	 *
	 * @param then gets the conversation that was shown last, else the newest one, else a new one, to close it
	 */
	void openLast(@Nullable String lastId, Consumer<ChatSession> then) {
		tasks.background(() -> {
			var found = new LastConversation(chat).open(lastId);
			last.complete(found);
			tasks.ui(() -> {
				lastDelivered = true;
				then.accept(found);
			});
		});
	}

	/**
	 * The view closes: conversations that are still being read are closed when they have been. If one of them is the view's
	 * first conversation, the prompts that wait for it are sent before.
	 */
	void close(PromptQueue waiting) {
		if (!lastDelivered) {
			waiting.close(last);
		}
		closed = true;
		tasks.background(this::closeUndelivered);
	}

	private void closeUndelivered() {
		for (var opened = undelivered.poll(); opened != null; opened = undelivered.poll()) {
			opened.close();
		}
	}
}
