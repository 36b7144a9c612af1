package io.github.openrouter4e.ui.internal.chat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.chat.ChatSession;

/** Opens conversations from the disk for a view that may be gone when they are read. */
final class Opening {

	private final ChatService chat;
	private final UiTasks tasks;
	private final Queue<ChatSession> undelivered = new ConcurrentLinkedQueue<>();
	private volatile boolean closed;

	Opening(ChatService chat, UiTasks tasks) {
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

	/** The view closes: nobody gets what is still being read. */
	void close() {
		closed = true;
		tasks.background(this::closeUndelivered);
	}

	private void closeUndelivered() {
		for (var opened = undelivered.poll(); opened != null; opened = undelivered.poll()) {
			opened.close();
		}
	}
}
