package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/**
 * The prompts that wait: they are the session's, which keeps them on the disk. While Eclipse starts and the conversation is
 * being read there is no session yet; what is sent then is kept here. For the UI thread.
 */
final class PromptQueue {

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final List<QueuedPrompt> early = new ArrayList<>();
	private @Nullable ChatSession session;

	PromptQueue(ChatPresenter.View view, UiTasks tasks) {
		this.view = view;
		this.tasks = tasks;
	}

	/** Keeps a prompt until there is a conversation for it. */
	void hold(Prompt prompt) {
		early.add(QueuedPrompt.aside(prompt, null).withHeld(false));
		refresh();
	}

	/**
	 * Has the session keep a prompt until the user takes it up again.
	 *
	 * @param question that it takes the place of; null for a new one
	 */
	QueuedPrompt setAside(ChatSession owner, @Nullable String question, Prompt prompt) {
		var queued = QueuedPrompt.aside(prompt, question);
		tasks.send(() -> {
			owner.setAside(queued);
			tasks.ui(this::refresh);
		});
		return queued;
	}

	/** @return the prompts that waited for this conversation; they are the caller's now */
	List<Prompt> show(ChatSession shown) {
		session = shown;
		var waited = early.stream().map(QueuedPrompt::prompt).toList();
		early.clear();
		refresh();
		return waited;
	}

	/** What waits in the session. */
	List<QueuedPrompt> waiting() {
		var current = session;
		return current == null ? early : current.queue();
	}

	/** Shows again what waits. */
	void refresh() {
		var current = session;
		var waiting = List.copyOf(waiting());
		view.showQueue(waiting,
				waiting.stream().anyMatch(QueuedPrompt::held) || current != null && !current.isBusy());
	}

	/** @param then only if the prompt was not sent meanwhile */
	void take(QueuedPrompt queued, Runnable then) {
		var current = session;
		if (early.remove(queued)) {
			refresh();
			then.run();
		} else if (current != null) {
			tasks.send(() -> {
				if (current.unqueue(queued.id())) {
					tasks.ui(() -> {
						refresh();
						then.run();
					});
				}
			});
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
