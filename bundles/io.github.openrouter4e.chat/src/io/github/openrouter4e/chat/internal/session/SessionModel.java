package io.github.openrouter4e.chat.internal.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.store.Condensed;
import io.github.openrouter4e.chat.internal.store.TurnSlot;
import io.github.openrouter4e.chat.internal.store.TurnTree;
import io.github.openrouter4e.costs.CostLedger;

/**
 * A conversation's state, in memory and on disk, and who hears of changes. Each change is made, written and then told, so
 * that a listener that asks for the state sees the change. Thread-safe; events are told outside of the lock.
 */
final class SessionModel {

	private final String id;
	private final Instant created;
	private final int damagedLines;
	private final SessionFile file;
	private final CostLedger ledger;
	private final Clock clock;
	private final Consumer<SessionEvent> events;
	private final Set<String> beingAsked = ConcurrentHashMap.newKeySet();
	private volatile SessionState state; // written under this
	private volatile @Nullable Answer lastOfRun;

	SessionModel(String id, Instant created, int damagedLines, SessionState state, SessionFile file, CostLedger ledger,
			Clock clock, Consumer<SessionEvent> events) {
		this.id = id;
		this.created = created;
		this.damagedLines = damagedLines;
		this.state = state;
		this.file = file;
		this.ledger = ledger;
		this.clock = clock;
		this.events = events;
	}

	String id() {
		return id;
	}

	SessionState state() {
		return state;
	}

	SessionFile file() {
		return file;
	}

	ConversationSnapshot snapshot() {
		return new ConversationSnapshot(id, created, damagedLines, state, ledger);
	}

	ConversationSummary summary() {
		SessionState now = state;
		return new ConversationSummary(id, now.title(), now.pinned(), created, now.updated(), now.tree().size(),
				now.model(), hasFailed(now), file.size());
	}

	private static boolean hasFailed(SessionState now) {
		List<String> path = now.tree().path();
		return now.live() == null && !path.isEmpty() && now.tree().get(path.getLast()).turn() instanceof Answer answer
				&& answer.state() == AnswerState.FAILED;
	}

	void tell(SessionEvent event) {
		events.accept(event);
	}

	private synchronized void update(UnaryOperator<SessionState> change) {
		state = change.apply(state);
	}

	/** Writes, after what was chosen while there was no file. */
	private void write(SessionFile.Write write) {
		synchronized (file) { // options that are set meanwhile are written here or there
			ConversationOptions options = state.options();
			if (!file.hasBegun() && !options.equals(ConversationOptions.DEFAULTS)) {
				file.write(to -> to.options(options));
			}
			file.write(write);
		}
	}

	/** A turn more, at the end of the active path or as a branch that becomes active. */
	void add(Turn turn) {
		Instant now = clock.instant();
		update(before -> before.with(new TurnSlot(turn), now));
		if (turn instanceof Answer answer) {
			update(before -> before.withLive(answer));
		}
		boolean waited = beingAsked.remove(turn.id());
		write(to -> {
			to.turn(turn);
			if (waited) {
				to.unqueue(turn.id()); // for versions that do not know that the question says so
			}
			if (turn instanceof ToolResult tool && tool.isRunning()) {
				to.force(); // what a tool does cannot be undone: its beginning is known first
			}
		});
		if (!(turn instanceof Answer)) {
			file.forceSoon();
		}
		tell(new SessionEvent.TurnAdded(turn));
	}

	/** A tool begins to run. The history knows of it before the tool begins. */
	void toolBegins(ToolResult begun) {
		add(begun);
		tell(new SessionEvent.ToolStarted(begun));
	}

	/** A call is answered without running its tool. */
	void answerCall(ToolResult answered) {
		add(answered);
		tell(new SessionEvent.ToolFinished(answered));
	}

	/** A tool has ended. */
	void toolEnds(ToolResult ended) {
		update(before -> before.withTree(before.tree().edit().put(new TurnSlot(ended)).build()));
		write(to -> to.turn(ended));
		file.forceSoon();
		tell(new SessionEvent.ToolFinished(ended));
	}

	/** An answer that paused goes on. */
	void resumed(Answer answer) {
		update(before -> before.withTree(before.tree().edit().put(new TurnSlot(answer)).build()));
		write(to -> {
			to.resumed(answer.id());
			to.force();
		});
		tell(new SessionEvent.AnswerChanged(answer));
	}

	/** All that an action of the user caused has ended. */
	void runEnded(RunEnd end) {
		Answer answer = lastOfRun;
		lastOfRun = null;
		tell(new SessionEvent.RunFinished(end, answer));
	}

	/** An ended answer is being continued. */
	void again(Answer answer) {
		update(before -> before.withLive(answer));
		write(to -> to.again(answer.id()));
		tell(new SessionEvent.AnswerChanged(answer));
	}

	/** The live answer grew; writing the pieces is the stream's part. */
	void live(Answer answer, SessionEvent event) {
		update(before -> before.withLive(answer));
		tell(event);
	}

	/** A request of an answer ended. */
	void ended(Answer received) {
		Instant now = clock.instant();
		Answer answer;
		synchronized (this) {
			answer = state.tree().get(received.id()).turn() instanceof Answer before
					? received.withEarlierParts(before.parts())
					: received;
			state = state.ended(answer, now);
		}
		lastOfRun = answer;
		write(to -> to.ended(answer));
		file.forceSoon();
		tell(answer.state() == AnswerState.FAILED
				? new SessionEvent.AnswerFailed(answer)
				: new SessionEvent.AnswerFinished(answer));
	}

	/** What a kill left open is brought to an end. */
	void settle(Answer interrupted) {
		update(before -> before.withTree(before.tree().edit().put(new TurnSlot(interrupted)).build()));
		write(to -> to.ended(interrupted));
	}

	/** The cost of a part of an answer is known better. An answer under way learns of it when it ends. */
	void cost(String answerId, int index, UnaryOperator<AnswerPart> better) {
		Answer changed;
		boolean underWay;
		synchronized (this) {
			TurnSlot slot = state.tree().slot(answerId);
			if (slot == null || !(slot.turn() instanceof Answer answer) || index >= answer.parts().size()) {
				return;
			}
			changed = answer.withPart(index, better.apply(answer.parts().get(index)));
			state = state.withTree(state.tree().edit().put(new TurnSlot(changed)).build());
			Answer live = state.live();
			underWay = live != null && live.id().equals(answerId);
		}
		AnswerPart part = changed.parts().get(index);
		write(to -> to.cost(answerId, index, part.cost(), part.tokens()));
		if (!underWay) {
			tell(new SessionEvent.CostUpdated(changed));
		}
	}

	/** An attachment of a question, an image of an answer or a part of what a tool told is left out of requests from now on. */
	void leaveOut(String turnId, int attachment) {
		Turn changed;
		synchronized (this) {
			TurnSlot slot = state.tree().slot(turnId);
			if (slot == null) {
				return;
			}
			changed = switch (slot.turn()) {
				case Question question -> question.leavingOut(attachment);
				case Answer answer -> answer.leavingOut(attachment);
				case ToolResult result -> result.leavingOut(attachment);
			};
			state = state.withTree(state.tree().edit().put(new TurnSlot(changed)).build());
		}
		write(to -> {
			to.leaveOut(turnId, attachment);
			to.force();
		});
		if (changed instanceof Question question) { // of the others the user sees as much as before
			tell(new SessionEvent.QuestionChanged(question));
		}
	}

	void tree(String change, String turnId, UnaryOperator<TurnTree.Builder> edit) {
		update(before -> before.withTree(edit.apply(before.tree().edit()).build()));
		write(to -> {
			to.tree(change, turnId);
			to.force();
		});
		tell(new SessionEvent.PathChanged());
	}

	void title(String title, boolean automatic) {
		update(before -> before.withTitle(title, automatic));
		write(to -> to.title(title, automatic));
		tell(new SessionEvent.TitleChanged(title));
	}

	void pinned(boolean pinned) {
		update(before -> before.withPinned(pinned));
		write(to -> to.pinned(pinned));
	}

	/** From now on requests have this in place of the beginning. */
	void condensed(Condensed condensed, long before, long after) {
		update(state -> state.withCondensed(condensed));
		write(to -> {
			to.condensed(condensed);
			to.force();
		});
		tell(new SessionEvent.Condensed(before, after));
	}

	/** The options of a conversation without turns reach the disk with its first prompt. */
	void options(ConversationOptions options) {
		update(before -> before.withOptions(options));
		synchronized (file) {
			if (file.hasBegun()) {
				file.write(to -> to.options(options));
			}
		}
		tell(new SessionEvent.OptionsChanged(options));
	}

	/** Written before it is there: what takes it at once writes its lines after this one. */
	void queue(QueuedPrompt queued) {
		write(to -> {
			to.queue(queued);
			to.force();
		});
		update(before -> {
			var queue = new ArrayList<>(before.queue());
			queue.add(queued);
			return before.withQueue(queue);
		});
		tellQueue();
	}

	/**
	 * What was held waits for its turn. Not written: what is read from the disk is held in any case.
	 *
	 * @return whether there was any
	 */
	boolean release(Predicate<QueuedPrompt> which) {
		synchronized (this) {
			Predicate<QueuedPrompt> released = which.and(QueuedPrompt::held);
			if (state.queue().stream().noneMatch(released)) {
				return false;
			}
			state = state.withQueue(state.queue().stream()
					.map(each -> released.test(each) ? each.withHeld(false) : each).toList());
		}
		tellQueue();
		return true;
	}

	/** @return whether it was there; of several threads that take one prompt, one gets it */
	boolean unqueue(String queuedId) {
		if (!dropFromQueue(queuedId)) {
			return false;
		}
		write(to -> to.unqueue(queuedId));
		tellQueue();
		return true;
	}

	/**
	 * Like {@link #unqueue} for a prompt that is added as a question with the same id: as only that line takes it out of the
	 * queue on the disk, a kill at any time leaves the one or the other.
	 */
	boolean unqueueToAsk(String queuedId) {
		if (!dropFromQueue(queuedId)) {
			return false;
		}
		beingAsked.add(queuedId);
		tellQueue();
		return true;
	}

	/** Tells what waits, again if it changed meanwhile: what two threads tell may come in any order, and the last must be true. */
	private void tellQueue() {
		List<QueuedPrompt> told;
		do {
			told = state.queue();
			tell(new SessionEvent.QueueChanged(told));
		} while (state.queue() != told);
	}

	private synchronized boolean dropFromQueue(String queuedId) {
		List<QueuedPrompt> left = state.queue().stream().filter(each -> !each.id().equals(queuedId)).toList();
		if (left.size() == state.queue().size()) {
			return false;
		}
		state = state.withQueue(left);
		return true;
	}
}
