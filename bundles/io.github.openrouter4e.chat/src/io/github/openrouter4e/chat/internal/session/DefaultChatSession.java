package io.github.openrouter4e.chat.internal.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ChatSessionListener;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.CostEstimate;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.Subscription;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.Listeners;
import io.github.openrouter4e.chat.internal.session.Conductor.End;
import io.github.openrouter4e.chat.internal.store.TurnTree;
import io.github.openrouter4e.client.Cancellation;

/**
 * A session. One action of the user runs at a time, on a thread of its own; prompts sent meanwhile wait. Thread-safe: what
 * runs and what is held back is guarded by {@code this}, what was said by the model.
 */
final class DefaultChatSession implements ChatSession {

	/** Something that runs in the background. */
	@FunctionalInterface
	private interface Action {
		End run(Cancellation cancellation);
	}

	/** A cancelled request ends within a tenth of that. */
	private static final long SHUT_DOWN_MILLIS = 1000;

	private final SessionContext context;
	private final SessionModel model;
	private final Conductor conductor;
	private final Listeners<SessionEvent> listeners;
	private final Consumer<DefaultChatSession> changed;
	private @Nullable Cancellation running;
	private @Nullable Action held;
	private boolean closed;
	private boolean closing;

	/**
	 * A session.
	 *
	 * @param changed told when it becomes busy, idle or closed
	 */
	DefaultChatSession(SessionContext context, SessionModel model, Listeners<SessionEvent> listeners,
			Consumer<DefaultChatSession> changed) {
		this.context = context;
		this.model = model;
		this.conductor = new Conductor(context, model);
		this.listeners = listeners;
		this.changed = changed;
	}

	SessionModel model() {
		return model;
	}

	@Override
	public String id() {
		return model.id();
	}

	@Override
	public Conversation snapshot() {
		return model.snapshot();
	}

	@Override
	public Subscription subscribe(ChatSessionListener listener) {
		return listeners.add(event -> listener.onEvent(this, event));
	}

	@Override
	public synchronized boolean isBusy() {
		return running != null;
	}

	synchronized boolean isClosed() {
		return closed;
	}

	@Override
	public void send(Prompt prompt) {
		if (prompt.isEmpty()) {
			throw new IllegalArgumentException("empty prompt"); //$NON-NLS-1$
		}
		boolean waits;
		synchronized (this) {
			waits = running != null || !model.state().queue().isEmpty();
			if (!waits) {
				start(cancellation -> ask(prompt, false, cancellation));
			}
		}
		if (waits) {
			model.queue(new QueuedPrompt(context.ids().get(), prompt));
			sendQueued();
		}
	}

	private End ask(Prompt prompt, boolean confirmed, Cancellation cancellation) {
		String last = lastId();
		if (!confirmed && !conductor.maySpend(last, conductor.model(), prompt)) {
			model.queue(new QueuedPrompt(context.ids().get(), prompt));
			return hold(again -> next(true, again));
		}
		return conductor.ask(last, prompt, cancellation);
	}

	private @Nullable String lastId() {
		List<String> path = model.state().tree().path();
		return path.isEmpty() ? null : path.getLast();
	}

	@Override
	public List<QueuedPrompt> queue() {
		return model.state().queue();
	}

	@Override
	public void unqueue(String queuedId) {
		model.unqueue(queuedId);
	}

	@Override
	public synchronized void sendQueued() {
		if (running == null && !model.state().queue().isEmpty()) {
			start(cancellation -> next(false, cancellation));
		}
	}

	private End next(boolean confirmed, Cancellation cancellation) {
		List<QueuedPrompt> queue = model.state().queue();
		if (queue.isEmpty()) {
			return End.DONE;
		}
		QueuedPrompt head = queue.getFirst();
		String last = lastId();
		if (!confirmed && !conductor.maySpend(last, conductor.model(), head.prompt())) {
			return hold(again -> next(true, again));
		}
		model.unqueue(head.id());
		return conductor.ask(last, head.prompt(), cancellation);
	}

	private synchronized End hold(Action action) {
		held = action;
		return End.HELD;
	}

	@Override
	public synchronized void confirmSpending() {
		Action waiting = held;
		if (waiting != null && running == null) {
			start(waiting);
		}
	}

	@Override
	public void stop() {
		Cancellation current;
		synchronized (this) {
			current = running;
		}
		if (current != null) {
			current.cancel();
		}
	}

	@Override
	public void regenerate(String answerId, @Nullable String otherModel) {
		Answer answer = turn(answerId, Answer.class);
		String asked = otherModel == null ? conductor.model() : otherModel;
		startAnswer(answer.parentId(), asked);
	}

	private void startAnswer(@Nullable String parentId, String asked) {
		startChecked(parentId, asked, Conductor.NOTHING,
				cancellation -> conductor.answer(parentId, asked, cancellation));
	}

	@Override
	public void editAndResend(String questionId, Prompt prompt) {
		Question question = turn(questionId, Question.class);
		startChecked(question.parentId(), conductor.model(), prompt,
				cancellation -> conductor.ask(question.parentId(), prompt, cancellation));
	}

	@Override
	public void continueAnswer() {
		Turn last = model.snapshot().last();
		if (last instanceof Answer answer && answer.state().canContinue()) {
			startAgain(answer, null);
		} else if (last instanceof Answer answer && !answer.toolCalls().isEmpty()) {
			start(cancellation -> conductor.afterwards(answer, cancellation));
		} else if (last != null && !(last instanceof Answer)) {
			startAnswer(last.id(), conductor.model());
		} else {
			throw new IllegalStateException("nothing to continue"); //$NON-NLS-1$
		}
	}

	@Override
	public void retryWithMaxTokens(int maxTokens) {
		if (!(model.snapshot().last() instanceof Answer answer) || !answer.state().canContinue()) {
			throw new IllegalStateException("nothing to send again"); //$NON-NLS-1$
		}
		startAgain(answer, maxTokens);
	}

	private void startAgain(Answer answer, @Nullable Integer maxTokens) {
		startChecked(answer.id(), answer.requestedModel(), Conductor.NOTHING,
				cancellation -> conductor.again(answer, maxTokens, cancellation));
	}

	private <T extends Turn> T turn(String turnId, Class<T> type) {
		return model.snapshot().turn(turnId).filter(type::isInstance).map(type::cast)
				.orElseThrow(() -> new IllegalArgumentException("no such turn: " + turnId)); //$NON-NLS-1$
	}

	/** Starts a request, unless a spending limit holds it back. */
	private void startChecked(@Nullable String lastId, String asked, Prompt next, Action request) {
		start(cancellation -> conductor.maySpend(lastId, asked, next) ? request.run(cancellation) : hold(request));
	}

	private synchronized void start(Action action) {
		if (running != null) {
			throw new IllegalStateException("busy"); //$NON-NLS-1$
		}
		var cancellation = new Cancellation();
		running = cancellation;
		held = null;
		context.background().execute(() -> run(action, cancellation));
	}

	private void run(Action action, Cancellation cancellation) {
		changed.accept(this);
		End end = End.BROKEN;
		try {
			end = action.run(cancellation);
		} catch (RuntimeException e) {
			Log.warn("A conversation could not go on", e); //$NON-NLS-1$
		} finally {
			finished(end);
		}
	}

	private void finished(End end) {
		synchronized (this) {
			running = null;
			if (end == End.DONE && !closing) {
				sendQueued();
			}
			notifyAll();
		}
		changed.accept(this);
	}

	@Override
	public void activate(String turnId) {
		change("active", turnId, tree -> tree.activate(turnId), tree -> tree.isVisible(turnId)); //$NON-NLS-1$
	}

	@Override
	public void delete(String turnId) {
		change("delete", turnId, tree -> tree.delete(turnId), tree -> tree.isVisible(turnId)); //$NON-NLS-1$
	}

	@Override
	public void restore(String turnId) {
		change("restore", turnId, tree -> tree.restore(turnId).activate(turnId), //$NON-NLS-1$
				tree -> tree.slot(turnId) != null && !tree.isVisible(turnId));
	}

	private synchronized void change(String name, String turnId,
			UnaryOperator<TurnTree.Builder> edit, Predicate<TurnTree> allowed) {
		if (running != null) {
			throw new IllegalStateException("busy"); //$NON-NLS-1$
		}
		if (!allowed.test(model.state().tree())) {
			throw new IllegalArgumentException("no such turn: " + turnId); //$NON-NLS-1$
		}
		held = null;
		model.tree(name, turnId, edit);
		changed.accept(this);
	}

	@Override
	public void rename(String title) {
		model.title(Titles.clean(title), false);
		changed.accept(this);
	}

	void pin(boolean pinned) {
		model.pinned(pinned);
		changed.accept(this);
	}

	@Override
	public void setOptions(ConversationOptions options) {
		model.options(options);
	}

	@Override
	public CostEstimate estimate(Prompt prompt) {
		return conductor.estimate(lastId(), conductor.model(), prompt);
	}

	@Override
	public void close() {
		synchronized (this) {
			closed = true;
		}
		changed.accept(this);
	}

	/** Stops what runs, and waits a moment until what was received is written. */
	synchronized void shutDown() {
		closing = true;
		stop();
		long end = System.nanoTime() + SHUT_DOWN_MILLIS * 1_000_000;
		try {
			for (long left = SHUT_DOWN_MILLIS; running != null
					&& left > 0; left = (end - System.nanoTime()) / 1_000_000) {
				wait(left);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The session is wanted again. */
	synchronized void reopen() {
		closed = false;
	}
}
