package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.ui.internal.tasks.UiTasks;

/** What the conversation shown has cost, and how full it is. Methods are for the UI thread unless they say more. */
final class FiguresPresenter {

	private static final Prompt NOTHING = Prompt.of(""); //$NON-NLS-1$

	private final ChatPresenter.View view;
	private final UiTasks tasks;
	/** Whose figures are being looked up. */
	private final AtomicReference<@Nullable ChatSession> asked = new AtomicReference<>();
	/** Counts the answers that ended, so that a sum from before the end is told from one after it. */
	private volatile int ended;
	private @Nullable ChatSession session;
	/** What is known of the figures; null for what is not known yet. */
	private @Nullable CostSum spent;
	private @Nullable CostEstimate next;

	FiguresPresenter(ChatPresenter.View view, UiTasks tasks) {
		this.view = view;
		this.tasks = tasks;
	}

	/** Another conversation is shown: the figures of the one before are wrong. */
	void show(ChatSession shown) {
		session = shown;
		show(null, null);
		refresh();
	}

	/** Something happened in a conversation. On its thread; shown in the order of the events. */
	void on(ChatSession source, SessionEvent event) {
		if (event instanceof SessionEvent.AnswerFinished || event instanceof SessionEvent.AnswerFailed
				|| event instanceof SessionEvent.CostUpdated) {
			var sum = source.snapshot().cost();
			tasks.ui(() -> {
				if (source == session) {
					ended++;
					show(sum, next);
				}
			});
		}
	}

	/** Looks up what the conversation has cost and how full it is; of several that are asked for at once, the last. */
	void refresh() {
		var current = session;
		if (current != null && asked.getAndSet(current) != current) {
			tasks.background(() -> {
				asked.compareAndSet(current, null);
				var before = ended;
				var sum = current.snapshot().cost();
				var estimate = current.estimate(NOTHING);
				tasks.ui(() -> {
					if (current == session) {
						show(before == ended ? sum : spent, estimate);
					}
				});
			});
		}
	}

	/** Shows nothing any more. */
	void close() {
		session = null;
	}

	private void show(@Nullable CostSum sum, @Nullable CostEstimate estimate) {
		spent = sum;
		next = estimate;
		view.showFigures(sum == null ? ConversationFigures.NONE : ConversationFigures.of(sum, estimate));
	}
}
