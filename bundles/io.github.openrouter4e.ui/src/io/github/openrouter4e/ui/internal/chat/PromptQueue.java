package io.github.openrouter4e.ui.internal.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;

/**
 * The prompts that wait: for an answer to end, for the user, or, while Eclipse starts, for their conversation to be read
 * from the disk.
 * For the UI thread.
 */
final class PromptQueue {

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	private final List<QueuedPrompt> early = new ArrayList<>();
	/** By their ids: what was refused while the user wrote something else, or put off for something else. */
	private final Map<String, PendingPrompt> aside = new LinkedHashMap<>();
	private @Nullable ChatSession session;
	private int number;

	PromptQueue(ChatPresenter.View view, UiTasks tasks) {
		this.view = view;
		this.tasks = tasks;
	}

	/** Keeps a prompt until there is a conversation for it. */
	void hold(Prompt prompt) {
		early.add(new QueuedPrompt("early" + ++number, prompt)); //$NON-NLS-1$
		refresh();
	}

	/**
	 * Keeps a prompt until the user takes it up again.
	 *
	 * @return under which id
	 */
	String setAside(PendingPrompt pending) {
		var id = "aside" + ++number; //$NON-NLS-1$
		aside.put(id, pending);
		refresh();
		return id;
	}

	/** @return what was set aside under this id, which is the caller's now; null if the user took it up already */
	@Nullable
	PendingPrompt takeAside(String id) {
		var pending = Optional.ofNullable(aside.remove(id));
		refresh();
		return pending.isPresent() ? pending.get() : null;
	}

	/** @return what was set aside; it is the caller's now */
	List<PendingPrompt> takeAside() {
		var taken = List.copyOf(aside.values());
		aside.clear();
		refresh();
		return taken;
	}

	/** @return the prompts that waited for this conversation; they are the caller's now */
	List<Prompt> show(ChatSession shown) {
		session = shown;
		var waited = early.stream().map(QueuedPrompt::prompt).toList();
		early.clear();
		aside.replaceAll((id, pending) -> new PendingPrompt(shown, pending.questionIn(shown), pending.prompt()));
		refresh();
		return waited;
	}

	/** Shows again what waits. */
	void refresh() {
		var waiting = new ArrayList<QueuedPrompt>();
		aside.forEach((id, pending) -> waiting.add(new QueuedPrompt(id, pending.prompt())));
		var current = session;
		waiting.addAll(current == null ? early : current.queue());
		view.showQueue(waiting, !aside.isEmpty() || current != null && !current.isBusy());
	}

	/** @param then only if the prompt was not sent meanwhile; gets the question that it takes the place of, or null */
	void take(QueuedPrompt queued, Consumer<@Nullable String> then) {
		var current = session;
		var pending = Optional.ofNullable(aside.remove(queued.id()));
		if (pending.isPresent()) {
			refresh();
			then.accept(pending.get().questionIn(current));
		} else if (early.remove(queued)) {
			refresh();
			then.accept(null);
		} else if (current != null) {
			tasks.send(() -> {
				if (current.unqueue(queued.id())) {
					tasks.ui(() -> then.accept(null));
				}
			});
		}
	}

	/** Goes on with what waits after an answer that failed or was stopped. */
	void send() {
		var current = session;
		if (current != null) {
			tasks.send(current::sendQueued);
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
