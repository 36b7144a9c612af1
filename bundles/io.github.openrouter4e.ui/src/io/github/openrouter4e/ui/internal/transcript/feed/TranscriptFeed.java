package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.ToolCallWords;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceKey.Slot;

/**
 * Follows a session and prepares frames of it for one widget, on one background
 * thread. Events only note what has changed, so that a thousand a second cost
 * next to nothing, also while the view is hidden. Public methods are
 * thread-safe.
 *
 * @param <T> the form the widget takes
 */
public final class TranscriptFeed<T> implements AutoCloseable {

	/** How long a frame may be in the making before it is shown with what it has. */
	private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(25);

	private final PieceRenderer<T> renderer;
	private final ShownCodes codes = new ShownCodes();
	private final TurnRenderer<T> turnRenderer;
	private final FramePump<T> pump;
	private final LongSupplier clock;

	// noted by any thread
	private final Map<String, Answer> changed = new ConcurrentHashMap<>();
	private final Map<String, NoticeView> notices = new ConcurrentHashMap<>();
	private final ConcurrentLinkedQueue<Runnable> requests = new ConcurrentLinkedQueue<>();
	/** The latest of each call of the answer that arrives; no snapshot of the conversation has them. */
	private final Map<CallPlace, SessionEvent.ToolRequested> written = new ConcurrentHashMap<>();
	/** Those of them that are not shown as they are. */
	private final Set<CallPlace> unshown = ConcurrentHashMap.newKeySet();
	private final Map<String, SessionEvent.ToolProgressed> progressed = new ConcurrentHashMap<>();
	private volatile boolean pathChanged;
	private volatile boolean changesReviewed;
	private @Nullable Registration subscription;

	// used by the renderer thread only
	private @Nullable ChatSession session;
	private final ShownTurns turns = new ShownTurns();
	private final Map<String, NoticeView> shownNotices = new LinkedHashMap<>();
	private final List<TranscriptEdit<T>> edits = new ArrayList<>();
	private final FrameQueue<T> queue;
	private @Nullable String reveal;
	private @Nullable String marked;

	/** A call that a model is writing. */
	private record CallPlace(String answerId, int index) {
	}

	/**
	 * @param framesPerSecond at most
	 * @param executor        the one background thread that renders
	 */
	public TranscriptFeed(PieceRenderer<T> renderer, TurnViews views, int framesPerSecond,
			ScheduledExecutorService executor,
			FrameSink<T> sink) {
		this(renderer, views, framesPerSecond, executor, sink, System::nanoTime);
	}

	/** @param clock nanoseconds, as {@link System#nanoTime()} */
	TranscriptFeed(PieceRenderer<T> renderer, TurnViews views, int framesPerSecond, ScheduledExecutorService executor,
			FrameSink<T> sink, LongSupplier clock) {
		this.renderer = renderer;
		this.clock = clock;
		this.turnRenderer = new TurnRenderer<>(renderer, views, codes, this::isGoing);
		this.queue = new FrameQueue<>(renderer);
		this.pump = new FramePump<>(executor, this::prepare, sink, framesPerSecond, clock);
	}

	/** Shows another conversation, its end first. */
	public synchronized void show(ChatSession shown) {
		var before = subscription;
		if (before != null) {
			before.close();
		}
		subscription = shown.subscribe((source, event) -> note(event));
		enqueue(() -> open(shown));
	}

	/** While hidden nothing is prepared; then one frame catches up. */
	public void setVisible(boolean visible) {
		pump.setVisible(visible);
	}

	/** Shows turns before the first shown one. */
	public void showEarlier() {
		enqueue(turns::showEarlier);
	}

	/** Brings a turn into view, earlier ones as needed. */
	public void reveal(String turnId) {
		enqueue(() -> reveal = turns.reveal(turnId) ? turnId : reveal);
	}

	/** Highlights a turn in place of the one before; null: none. */
	public void mark(@Nullable String turnId) {
		enqueue(() -> {
			var before = marked;
			if (before != null) {
				edits.add(new TranscriptEdit.Mark<>(before, false));
			}
			marked = turnId;
			if (turnId != null) {
				edits.add(new TranscriptEdit.Mark<>(turnId, true));
			}
		});
	}

	private boolean isGoing() {
		var current = session;
		return current != null && current.isBusy();
	}

	/** Folds or shows an answer's reasoning, or the result of a tool. */
	public void toggle(String turnId) {
		enqueue(() -> {
			var current = session;
			var turn = turn(turnId);
			if (turn instanceof Answer answer) {
				turnRenderer.toggle(answer, edits);
			} else if (turn instanceof ToolResult tool && current != null) {
				turnRenderer.toggle(tool, current.snapshot(), edits);
			}
		});
	}

	/** Shows what was left out of a turn for its length. */
	public void showAll(String turnId) {
		enqueue(() -> {
			var current = session;
			var turn = turn(turnId);
			if (current != null && turn != null && turns.contains(turnId)) {
				turnRenderer.showAll(turn, current.snapshot(), edits);
			}
		});
	}

	/** Changes of files were made or reviewed, somewhere: happens with every edit. */
	public void changesReviewed() {
		changesReviewed = true;
		pump.request();
	}

	/** The code blocks that are shown. */
	public ShownCodes codes() {
		return codes;
	}

	/** Renders everything again, after something changed that content depends on. */
	public void refresh() {
		enqueue(() -> {
			turnRenderer.forgetRendered();
			var current = session;
			if (current != null) {
				open(current);
			}
		});
	}

	/** Says something at the end of the transcript; null takes it away. */
	public void notice(String id, @Nullable NoticeView notice) {
		if (notice == null) {
			notices.remove(id);
		} else {
			notices.put(id, notice);
		}
		pump.request();
	}

	@Override
	public synchronized void close() {
		pump.close();
		var before = subscription;
		if (before != null) {
			before.close();
		}
	}

	private void enqueue(Runnable request) {
		requests.add(request);
		pump.request();
	}

	private void note(SessionEvent event) {
		switch (event) {
			case SessionEvent.AnswerDelta(var answer, var text) -> changed.put(answer.id(), answer);
			case SessionEvent.ReasoningDelta(var answer, var text) -> changed.put(answer.id(), answer);
			case SessionEvent.AnswerChanged(var answer) -> changed.put(answer.id(), answer);
			case SessionEvent.AnswerFinished(var answer) -> ended(answer);
			case SessionEvent.AnswerFailed(var answer) -> ended(answer);
			case SessionEvent.CostUpdated(var answer) -> changed.put(answer.id(), answer);
			case SessionEvent.QuestionChanged(var question) -> requests.add(() -> changed(question));
			case SessionEvent.ToolRequested requested -> {
				var place = new CallPlace(requested.answer().id(), requested.index());
				written.put(place, requested);
				unshown.add(place);
			}
			case SessionEvent.ToolWaiting(var answer, var call, var question) ->
				requests.add(() -> openCallsChanged(answer.id()));
			case SessionEvent.ToolDecided(var answer, var call) -> requests.add(() -> openCallsChanged(answer.id()));
			case SessionEvent.ToolStarted(var tool) -> requests.add(() -> begun(tool));
			case SessionEvent.ToolProgressed told -> progressed.put(told.tool().id(), told);
			case SessionEvent.ToolFinished(var tool) -> requests.add(() -> {
				begun(tool); // some are answered without running
				changed(tool);
			});
			case SessionEvent.RunFinished(var end, var answer) when answer != null ->
				requests.add(() -> openCallsChanged(answer.id()));
			case SessionEvent.TurnAdded(var turn) -> pathChanged = true;
			case SessionEvent.PathChanged() -> pathChanged = true;
			default -> {
				return; // the rest concerns the view around the transcript
			}
		}
		pump.request();
	}

	private void ended(Answer answer) {
		written.keySet().removeIf(place -> place.answerId().equals(answer.id()));
		changed.put(answer.id(), answer);
	}

	private @Nullable Frame<T> prepare() {
		for (var request = requests.poll(); request != null; request = requests.poll()) {
			request.run();
		}
		var current = session;
		if (current == null) {
			return null;
		}
		var collecting = queue.isEmpty();
		if (collecting) {
			collect(current);
		}
		queue.take(edits);
		var next = queue.next();
		if (!collecting || !queue.isEmpty() || turns.wantsEarlier()) {
			pump.request(); // also for what has changed while steps waited
		}
		return frame(next);
	}

	/** Notes the edits for what has changed, and for as many earlier turns as a frame takes. */
	private void collect(ChatSession current) {
		if (pathChanged) {
			pathChanged = false;
			drop(turns.follow(current.snapshot().pathIds()));
		}
		if (changesReviewed) {
			changesReviewed = false;
			updateChanges(current.snapshot());
		}
		var deadline = clock.getAsLong() + PATIENCE;
		var conversation = current.snapshot();
		var appended = List.copyOf(turns.appendable());
		if (!appended.isEmpty()) {
			dropNotices(); // they belong behind what comes now
		}
		for (var id : appended) {
			turns.appended(id);
			add(conversation, id, null);
		}
		drop(turns.trim());
		updateAnswers(conversation);
		var first = true; // on a slow machine patience may be over before it began; a frame must show something
		while (turns.wantsEarlier() && queue.load(edits) < 1 && (first || clock.getAsLong() < deadline)) {
			first = false;
			var id = turns.prepend();
			add(conversation, id, turns.size() > 1 ? turns.second() : null);
		}
		updateCalls(current);
		updateNotices();
	}

	private @Nullable Frame<T> frame(List<TranscriptEdit<T>> steps) {
		var target = reveal;
		if (target != null && turns.contains(target) && queue.isEmpty()) {
			reveal = null;
		} else {
			target = null;
		}
		return steps.isEmpty() && target == null ? null : new Frame<>(steps, target, turns.hasEarlier());
	}

	private void open(ChatSession shown) {
		session = shown;
		turnRenderer.clear();
		changed.clear();
		unshown.addAll(written.keySet()); // what came since this was asked for is among them
		shownNotices.clear();
		pathChanged = false;
		queue.clear();
		edits.clear();
		edits.add(new TranscriptEdit.Clear<>());
		turns.open(shown.snapshot().pathIds());
	}

	private void drop(List<String> ids) {
		for (var id : ids) {
			turnRenderer.remove(id);
			edits.add(new TranscriptEdit.DropEntry<>(id));
		}
	}

	private @Nullable Turn turn(String id) {
		var current = session;
		return current == null ? null : turn(current.snapshot(), id);
	}

	private static @Nullable Turn turn(Conversation conversation, String id) {
		var turn = conversation.turn(id);
		return turn.isPresent() ? turn.get() : null;
	}

	private void add(Conversation conversation, String id, @Nullable String before) {
		var turn = turn(conversation, id);
		if (turn != null) { // else deleted since the path was read; the next change of the path takes it out
			turnRenderer.add(turn, conversation, before, edits);
			if (id.equals(marked)) {
				edits.add(new TranscriptEdit.Mark<>(id, true));
			}
		}
	}

	private void changed(Turn turn) {
		var current = session;
		if (current != null && turns.contains(turn.id())) {
			turnRenderer.change(turn, current.snapshot(), edits);
		}
	}

	/** A call got a turn of its own. */
	private void begun(ToolResult tool) {
		var current = session;
		var answer = current == null ? null : TurnViews.answerOf(tool, current.snapshot());
		if (answer != null) {
			openCallsChanged(answer.id());
		}
	}

	private void openCallsChanged(String answerId) {
		var current = session;
		if (current != null && turns.contains(answerId) && turn(answerId) instanceof Answer answer
				&& answer.state() != AnswerState.STREAMING) {
			turnRenderer.openCalls(answer, current.snapshot(), edits);
		}
	}

	private void updateCalls(ChatSession current) {
		var places = List.copyOf(unshown);
		var running = List.copyOf(progressed.keySet());
		var conversation = current.snapshot(); // after those: an older one may not have the turns that they belong to
		for (var place : places) {
			var streaming = turn(conversation, place.answerId()) instanceof Answer answer
					&& answer.state() == AnswerState.STREAMING;
			if (streaming && !turns.contains(place.answerId())) {
				continue; // it comes with one of the next frames
			}
			unshown.remove(place);
			var call = streaming ? written.get(place) : written.remove(place);
			if (streaming && call != null) {
				turnRenderer.written(place.answerId(), place.index(), call.name(), call.arguments().toString(), edits);
			}
		}
		for (var id : running) {
			var told = progressed.remove(id);
			if (told != null && turns.contains(id) && turn(conversation, id) instanceof ToolResult tool
					&& tool.isRunning()) {
				turnRenderer.progress(tool, new ToolCallWords.Progress(told.message(), told.done()), conversation,
						edits);
			}
		}
	}

	/** The size of what tools returned is told as a share of the request that it went into. */
	private void updateToolsBefore(Answer answer, Conversation conversation) {
		var path = conversation.pathIds();
		for (var i = path.lastIndexOf(answer.id()) - 1; // sought from the end, near which it is
				i >= 0 && turns.contains(path.get(i))
						&& turn(conversation, path.get(i)) instanceof ToolResult tool; i--) {
			turnRenderer.change(tool, conversation, edits);
		}
	}

	private void updateAnswers(Conversation conversation) {
		for (var id : List.copyOf(changed.keySet())) {
			var answer = changed.remove(id);
			if (answer != null && turns.contains(id)) {
				turnRenderer.update(answer, conversation, edits);
				if (answer.state() != AnswerState.STREAMING) {
					updateToolsBefore(answer, conversation);
				}
			}
		}
	}

	private void updateChanges(Conversation conversation) {
		for (var id : conversation.pathIds()) {
			if (turns.contains(id) && turn(conversation, id) instanceof Answer answer
					&& answer.state() != AnswerState.STREAMING) {
				turnRenderer.changes(answer, conversation, edits);
			}
		}
	}

	private void updateNotices() {
		var wanted = new LinkedHashMap<>(notices);
		if (!wanted.equals(shownNotices)) {
			dropNotices();
			shownNotices.putAll(wanted);
			wanted.forEach((id, notice) -> {
				edits.add(new TranscriptEdit.AddEntry<>(id, null, EntryKind.NOTICE));
				edits.add(new TranscriptEdit.Put<>(id, PieceKey.of(Slot.NOTICE), renderer.notice(notice)));
			});
		}
	}

	private void dropNotices() {
		shownNotices.keySet().forEach(id -> edits.add(new TranscriptEdit.DropEntry<>(id)));
		shownNotices.clear();
	}
}
