package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;

/**
 * The prompts that wait: for an answer to end, or, while Eclipse starts, for their conversation to be read from the disk.
 * For the UI thread.
 */
final class PromptQueue {

	private final ChatScreen screen;
	private final Work work;
	private final List<QueuedPrompt> early = new ArrayList<>();
	private @Nullable ChatSession session;
	private int number;

	PromptQueue(ChatScreen screen, Work work) {
		this.screen = screen;
		this.work = work;
	}

	/** Keeps a prompt until there is a conversation for it. */
	void hold(Prompt prompt) {
		early.add(new QueuedPrompt("early" + ++number, prompt)); //$NON-NLS-1$
		refresh();
	}

	/** @return the prompts that waited for this conversation; they are the caller's now */
	List<Prompt> show(ChatSession shown) {
		session = shown;
		var waited = early.stream().map(QueuedPrompt::prompt).toList();
		early.clear();
		refresh();
		return waited;
	}

	/** Shows again what waits. */
	void refresh() {
		var current = session;
		if (current == null) {
			screen.showQueue(List.copyOf(early), false);
		} else {
			screen.showQueue(current.queue(), !current.isBusy());
		}
	}

	/** Takes a prompt back into the composer. */
	void edit(QueuedPrompt queued) {
		take(queued, () -> screen.takeBack(queued.prompt()));
	}

	/** Takes a prompt away. */
	void remove(QueuedPrompt queued) {
		take(queued,
				() -> screen.message(Messages.queueRemoved, Messages.undo, () -> screen.takeBack(queued.prompt())));
	}

	/** @param then only if the prompt was not sent meanwhile */
	private void take(QueuedPrompt queued, Runnable then) {
		var current = session;
		if (early.remove(queued)) {
			refresh();
			then.run();
		} else if (current != null) {
			work.background(() -> {
				if (current.unqueue(queued.id())) {
					work.ui(then);
				}
			});
		}
	}

	/** Goes on with what waits after an answer that failed or was stopped. */
	void send() {
		var current = session;
		if (current != null) {
			work.background(current::sendQueued);
		}
	}

	/** The view closes before it got its conversation: what waits for a conversation is sent all the same, as what was sent with one would be. */
	void close(CompletableFuture<ChatSession> opened) {
		var waiting = List.copyOf(early);
		early.clear();
		opened.thenAcceptAsync(found -> {
			waiting.forEach(queued -> found.send(queued.prompt()));
			found.close();
		});
	}
}
