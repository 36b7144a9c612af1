package io.github.openrouter4e.chat.internal.session;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.AttachmentCost;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ChatSessionListener;
import io.github.openrouter4e.chat.CondensePreview;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.RefusedAttachments;
import io.github.openrouter4e.chat.internal.session.ExclusiveRunner.Action;
import io.github.openrouter4e.chat.internal.store.TurnSlot;
import io.github.openrouter4e.chat.internal.store.TurnTree;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.storage.Listeners;
import io.github.openrouter4e.storage.Registration;

/**
 * A session: what the user may do with a conversation. One action runs at a time, in the background; prompts sent meanwhile
 * wait. Thread-safe.
 */
final class DefaultChatSession implements ChatSession {

	private final SessionContext context;
	private final SessionModel model;
	private final TurnRunner runner;
	private final ExclusiveRunner exclusive;
	private final Listeners<SessionEvent> listeners;
	private final Consumer<DefaultChatSession> changed;
	/** How many show it: two windows may show the same conversation, and neither takes it from the other. */
	private final AtomicInteger users = new AtomicInteger(1);
	private final Object noting = new Object();
	private volatile @Nullable ConversationSummary noted; // written under noting

	/**
	 * A session.
	 *
	 * @param changed told when it becomes busy, idle or closed, or its summary changed
	 */
	DefaultChatSession(SessionContext context, SessionModel model, Listeners<SessionEvent> listeners,
			Consumer<DefaultChatSession> changed) {
		this.context = context;
		this.model = model;
		this.exclusive = new ExclusiveRunner(context.background(), () -> changed.accept(this), model::runEnded,
				this::goOn);
		this.runner = new TurnRunner(context, model, exclusive::asking, exclusive::hold, this::deliver);
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
	public Registration subscribe(ChatSessionListener listener) {
		return listeners.add(event -> listener.onEvent(this, event));
	}

	@Override
	public boolean isBusy() {
		return exclusive.isBusy();
	}

	@Override
	public void send(Prompt prompt) {
		if (prompt.isEmpty()) {
			throw new IllegalArgumentException("empty prompt"); //$NON-NLS-1$
		}
		if (!exclusive.startIf(() -> waiting().isEmpty(), cancellation -> ask(prompt, cancellation))) {
			model.queue(new QueuedPrompt(context.ids().get(), prompt));
			goOn();
		}
	}

	private RunEnd ask(Prompt prompt, Cancellation cancellation) {
		String last = lastId();
		var waiting = new QueuedPrompt(context.ids().get(), prompt);
		if (!maySpend(last, waiting)) {
			model.queue(waiting);
			return exclusive.hold(this::next);
		}
		return runner.ask(waiting.id(), last, prompt, cancellation);
	}

	/** Whether the limits let a prompt pass that nobody else holds: if that cannot be told, it waits for the user. */
	private boolean maySpend(@Nullable String parentId, QueuedPrompt prompt) {
		try {
			return runner.mayAnswer(parentId, runner.model(), prompt.prompt());
		} catch (RuntimeException e) {
			model.queue(prompt.withHeld(true));
			throw e;
		}
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
	public void setAside(QueuedPrompt prompt) {
		model.queue(prompt.withHeld(true));
	}

	@Override
	public boolean unqueue(String queuedId) {
		return model.unqueue(queuedId);
	}

	/** What may be sent without being asked for. */
	private List<QueuedPrompt> waiting() {
		return queue().stream().filter(queued -> !queued.held()).toList();
	}

	@Override
	public void sendQueued() {
		model.release(queued -> true);
		goOn();
	}

	@Override
	public boolean sendQueued(String queuedId) {
		boolean released = model.release(queued -> queued.id().equals(queuedId));
		goOn();
		return released;
	}

	private void goOn() {
		exclusive.startIf(() -> !waiting().isEmpty(), this::nextIfAllowed);
	}

	private RunEnd nextIfAllowed(Cancellation cancellation) {
		List<QueuedPrompt> queue = waiting();
		boolean allowed = queue.isEmpty() || runner.mayAnswer(parentId(queue.getFirst()), runner.model(),
				queue.getFirst().prompt());
		return allowed ? next(cancellation) : exclusive.hold(this::next);
	}

	private RunEnd next(Cancellation cancellation) {
		for (List<QueuedPrompt> queue = waiting(); !queue.isEmpty(); queue = waiting()) {
			QueuedPrompt head = queue.getFirst();
			if (model.unqueueToAsk(head.id())) { // else the user took it back at this moment
				return runner.ask(head.id(), parentId(head), head.prompt(), cancellation);
			}
		}
		return RunEnd.ANSWERED;
	}

	/** What the user says while the model works with tools is part of the next request, after the results. */
	private String deliver(String lastId) {
		String last = lastId;
		for (QueuedPrompt head : waiting()) {
			if (head.question() != null) {
				break; // takes the place of an earlier question, and what waits behind it comes after that
			}
			if (model.unqueueToAsk(head.id())) {
				model.add(new Question(head.id(), last, context.clock().instant(), head.prompt()));
				last = head.id();
			}
		}
		return last;
	}

	/** The question may have been deleted since. */
	private @Nullable String parentId(QueuedPrompt queued) {
		String question = queued.question();
		TurnTree tree = model.state().tree();
		return question != null && tree.isVisible(question) && tree.get(question).turn() instanceof Question edited
				? edited.parentId()
				: lastId();
	}

	@Override
	public void confirmSpending() {
		if (!exclusive.release()) { // something else was done meanwhile; what waits is what was agreed to
			exclusive.startIf(() -> !waiting().isEmpty(), this::next);
		}
	}

	@Override
	public void stop() {
		exclusive.stop();
	}

	@Override
	public void regenerate(String answerId, @Nullable String otherModel) {
		Answer answer = turn(answerId, Answer.class);
		startAnswer(answer.parentId(), otherModel == null ? runner.model() : otherModel);
	}

	private void startAnswer(@Nullable String parentId, String asked) {
		startChecked(() -> runner.mayAnswer(parentId, asked, TurnRunner.NOTHING),
				cancellation -> runner.answer(parentId, asked, cancellation));
	}

	@Override
	public void editAndResend(String questionId, Prompt prompt) {
		Question question = turn(questionId, Question.class);
		exclusive.start(cancellation -> {
			var waiting = new QueuedPrompt(context.ids().get(), prompt, questionId, false);
			if (maySpend(question.parentId(), waiting)) {
				return runner.ask(waiting.id(), question.parentId(), prompt, cancellation);
			}
			model.queue(waiting);
			return exclusive.hold(agreed -> model.unqueueToAsk(waiting.id())
					? runner.ask(waiting.id(), parentId(waiting), prompt, agreed)
					: RunEnd.ANSWERED);
		});
	}

	@Override
	public void continueAnswer() {
		Turn last = model.snapshot().last();
		Answer calling = calling(last);
		if (calling != null) {
			exclusive.start(cancellation -> runner.runToolLoop(calling, cancellation));
		} else if (last instanceof Answer answer && answer.state().canContinue()) {
			startAgain(answer, null);
		} else if (last != null && !(last instanceof Answer)) {
			startAnswer(last.id(), runner.model());
		} else {
			throw impossible("nothing to continue"); //$NON-NLS-1$
		}
	}

	/** The answer some of whose tools are still to be run; {@code null} if there is none at the end of the path. */
	private @Nullable Answer calling(@Nullable Turn last) {
		TurnTree tree = model.state().tree();
		Turn turn = last;
		var run = new HashSet<String>();
		while (turn instanceof ToolResult result) {
			run.add(result.callId());
			String parent = result.parentId();
			TurnSlot before = parent == null ? null : tree.slot(parent);
			turn = before == null ? null : before.turn();
		}
		return turn instanceof Answer answer
				&& (answer.state() == AnswerState.COMPLETE || answer.state() == AnswerState.PAUSED)
				&& answer.toolCalls().stream().anyMatch(call -> !run.contains(call.callId())) ? answer : null;
	}

	@Override
	public void condense() {
		startChecked(() -> runner.mayCondense(lastId(), runner.model()),
				cancellation -> runner.condense(lastId(), runner.model(), cancellation));
	}

	@Override
	public @Nullable CondensePreview condensePreview() {
		return runner.condensePreview(lastId(), runner.model());
	}

	@Override
	public boolean isRunUnfinished() {
		Turn last = isBusy() ? null : model.snapshot().last();
		return last instanceof ToolResult
				|| last instanceof Answer answer && answer.state() == AnswerState.COMPLETE && calling(answer) != null;
	}

	@Override
	public void retryWithMaxTokens(int maxTokens) {
		if (!(model.snapshot().last() instanceof Answer answer) || !answer.state().canContinue()) {
			throw impossible("nothing to send again"); //$NON-NLS-1$
		}
		startAgain(answer, maxTokens);
	}

	@Override
	public void retryWithoutRefused() {
		if (!(model.snapshot().last() instanceof Answer answer)
				|| RefusedAttachments.places(answer.failure()).isEmpty()) {
			throw impossible("nothing was refused"); //$NON-NLS-1$
		}
		exclusive.whileIdle(() -> RefusedAttachments.places(answer.failure())
				.forEach(place -> model.leaveOut(place.turnId(), place.index())));
		startAgain(turn(answer.id(), Answer.class), null); // what is left out may be an image of this answer
	}

	/** Why something cannot be done now. What is being received changes the end of the path, so that it counts first. */
	private IllegalStateException impossible(String why) {
		exclusive.requireIdle();
		return new IllegalStateException(why);
	}

	private void startAgain(Answer answer, @Nullable Integer maxTokens) {
		startChecked(() -> runner.maySpend(answer.id(), answer.requestedModel(), TurnRunner.NOTHING),
				cancellation -> runner.resumeAnswer(answer, maxTokens, cancellation));
	}

	private <T extends Turn> T turn(String turnId, Class<T> type) {
		return model.snapshot().turn(turnId).filter(type::isInstance).map(type::cast)
				.orElseThrow(() -> new IllegalArgumentException("no such turn: " + turnId)); //$NON-NLS-1$
	}

	/** Starts a request, unless a spending limit holds it back. */
	private void startChecked(BooleanSupplier maySpend, Action request) {
		exclusive.start(cancellation -> maySpend.getAsBoolean()
				? request.run(cancellation)
				: exclusive.hold(request));
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

	private void change(String name, String turnId, UnaryOperator<TurnTree.Builder> edit,
			Predicate<TurnTree> allowed) {
		exclusive.whileIdle(() -> {
			if (!allowed.test(model.state().tree())) {
				throw new IllegalArgumentException("no such turn: " + turnId); //$NON-NLS-1$
			}
			model.tree(name, turnId, edit);
		});
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

	/**
	 * Notes what a list shows of the conversation. Several threads may do so at a time: the newest is what is noted and told last.
	 *
	 * @param put  keeps it; not called by two threads at a time
	 * @param tell tells it
	 */
	void noteSummary(Consumer<ConversationSummary> put, Consumer<ConversationSummary> tell) {
		synchronized (noting) {
			ConversationSummary now = model.summary();
			put.accept(now);
			noted = now;
		}
		ConversationSummary told;
		do { // not under the lock: who hears of it may wait for another thread
			told = noted;
			if (told != null) {
				tell.accept(told);
			}
		} while (told != noted);
	}

	@Override
	public void setOptions(ConversationOptions options) {
		model.options(options);
	}

	@Override
	public CostEstimate estimate(Prompt prompt) {
		return runner.estimate(lastId(), runner.model(), prompt);
	}

	@Override
	public List<AttachmentCost> attachmentCosts(Prompt prompt, CostEstimate estimate) {
		return runner.attachmentCosts(prompt, estimate);
	}

	@Override
	public CostEstimate estimateEdited(String questionId, Prompt prompt) {
		return runner.estimate(turn(questionId, Question.class).parentId(), runner.model(), prompt);
	}

	@Override
	public @Nullable String unsaved() {
		return model.file().unsaved();
	}

	@Override
	public void save() {
		model.file().save();
	}

	@Override
	public void close() {
		users.updateAndGet(count -> Math.max(0, count - 1));
		changed.accept(this);
	}

	boolean isClosed() {
		return users.get() == 0;
	}

	/** One more wants the session. */
	void reopen() {
		users.incrementAndGet();
	}

	/** Stops what runs, and waits a moment until what was received is written. */
	void shutDown() {
		exclusive.shutDown();
	}
}
