package io.github.openrouter4e.ui.internal.transcript.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.ChatFixture;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.styledtext.RichPieceRenderer;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
@SuppressWarnings("nls")
class TranscriptFeedTest {

	private static final int LINES = 2_000;
	/** The pump looks when it begins a frame, the feed before it takes what there is, and before a second earlier turn. */
	private static final int LOOKS_BEFORE_CALLS = 3;

	private final PieceRenderer<RichText> renderer = new RichPieceRenderer(
			new RichBlocks(new RichBlocks.Labels("Copy", "Apply", "Insert", "Replace", "Save", "{0} more"), () -> 80));
	private final ByHand executor = new ByHand();
	private final List<Frame<RichText>> frames = new ArrayList<>();
	/** A machine so slow that a second goes by between any two looks at the clock. */
	private final AtomicLong clock = new AtomicLong();
	private final TranscriptFeed<RichText> feed = new TranscriptFeed<>(renderer, new TurnViews(failure -> {
		throw new AssertionError(failure);
	}), 30, executor, (frame, shown) -> {
		frames.add(frame);
		shown.accept(0);
	}, this::tick);
	/** Happens when the clock is looked at next. */
	private Runnable meanwhile;

	private long tick() {
		var happens = meanwhile;
		meanwhile = null;
		if (happens != null) {
			happens.run();
		}
		return clock.addAndGet(1_000_000_000);
	}

	@Test
	void whileHiddenNothingIsPreparedThenTheBacklogComesInSteps() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var session = chat.services().chat().create();
			feed.show(session);
			ask(chat, session, "```\n" + "a line of code\n".repeat(LINES) + "```\n\nThe end.");
			assertTrue(executor.waiting.isEmpty());

			feed.setVisible(true);
			executor.runAll();
			assertTrue(frames.size() > LINES / 100, "in few frames: " + frames.size());
			frames.forEach(frame -> assertTrue(load(frame) <= 1.5, "a frame of " + load(frame)));
			assertEquals(LINES, text().lines().filter("a line of code"::equals).count());
			assertTrue(text().contains("The end."));
			feed.close();
		}
	}

	@Test
	void theEndComesFirst() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var session = chat.services().chat().create();
			ask(chat, session, "First answer.");
			ask(chat, session, "Beginning.\n\n" + "A paragraph of it.\n\n".repeat(LINES) + "The end.");
			feed.show(session);
			feed.setVisible(true);
			executor.runOne();
			assertTrue(text().contains("The end."));
			assertFalse(text().contains("Beginning."));
			executor.runAll();
			assertTrue(text().contains("Beginning."));
			assertTrue(text().contains("First answer."));
			feed.close();
		}
	}

	/** While it arrives, it is shown as it comes; in the end with a line for each value, as it is when it is shown again. */
	@Test
	void anAnswerThatIsJsonIsShownAsCode() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var session = chat.services().chat().create();
			feed.show(session);
			feed.setVisible(true);
			var begun = new CountDownLatch(1); // after the feed has heard of it
			session.subscribe((source, event) -> {
				if (event instanceof SessionEvent.AnswerDelta) {
					begun.countDown();
				}
			});
			var gate = Gate.closedAt(4);
			chat.server().enqueueFor("/chat/completions", Answer.text("{\"a\":[1,2,3,4,5,6,7,8,9]}").gate(gate));
			session.send(Prompt.of("JSON"));
			begun.await();
			executor.runAll();
			assertTrue(text().contains("{\"a\""), text());
			gate.open();
			UiThread.waitUntil("the answer has ended", () -> !session.isBusy());
			executor.runAll();
			assertTrue(text().contains("{\n  \"a\": [\n    1,\n    2,\n"), text());
			feed.close();
		}
	}

	/** The frame that is being prepared knows nothing of the answer yet. */
	@Test
	void aCallThatBeginsWhileAFrameIsPreparedIsShown() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var session = chat.services().chat().create();
			ask(chat, session, "First answer.");
			ask(chat, session, "Second answer.");
			feed.show(session);
			feed.setVisible(true);
			var requested = new CountDownLatch(1); // after the feed has heard of it
			session.subscribe((source, event) -> {
				if (event instanceof SessionEvent.ToolRequested) {
					requested.countDown();
				}
			});
			var gate = Gate.closedAt(10);
			chat.server().enqueueFor("/chat/completions",
					Answer.toolCall("c1", "read_file", "{\"path\":\"" + "long/".repeat(200) + "\"}").gate(gate));
			var looks = new AtomicInteger();
			meanwhile = new Runnable() {
				@Override
				public void run() {
					if (frames.isEmpty() && looks.incrementAndGet() < LOOKS_BEFORE_CALLS) {
						meanwhile = this;
						return;
					}
					session.send(Prompt.of("Read it"));
					try {
						requested.await();
					} catch (InterruptedException e) {
						Thread.currentThread().interrupt();
					}
				}
			};
			executor.runAll();
			assertTrue(looks.get() == LOOKS_BEFORE_CALLS, "it was sent within the first frame");
			assertTrue(text().contains("read_file"), text());
			gate.open();
			UiThread.waitUntil("it has ended", () -> !session.isBusy());
			feed.close();
		}
	}

	/** Nothing in the conversation knows of it yet, and perhaps nothing more of it comes for long. */
	@Test
	void aCallIsShownThoughItCameBeforeTheConversationWasAndIsShownAgain() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var session = chat.services().chat().create();
			feed.show(session);
			feed.setVisible(true);
			var requested = new CountDownLatch(1); // after the feed has heard of it
			session.subscribe((source, event) -> {
				if (event instanceof SessionEvent.ToolRequested) {
					requested.countDown();
				}
			});
			var gate = Gate.closedAt(10);
			chat.server().enqueueFor("/chat/completions",
					Answer.toolCall("c1", "read_file", "{\"path\":\"" + "long/".repeat(200) + "\"}").gate(gate));
			session.send(Prompt.of("Read it"));
			requested.await();
			executor.runAll();
			assertTrue(text().contains("read_file"), text());
			frames.clear();
			feed.refresh();
			executor.runAll();
			assertTrue(text().contains("read_file"), text());
			gate.open();
			UiThread.waitUntil("it has ended", () -> !session.isBusy());
			feed.close();
		}
	}

	/** A model edits for hours, in a view that nobody looks at: what became of its changes is asked about once, afterwards. */
	@Test
	void whatWasReviewedWhileHiddenIsLookedAtOnce() throws Exception {
		var asked = new AtomicInteger();
		var views = new TurnViews(failure -> {
			throw new AssertionError(failure);
		}, answer -> "", (conversation, call) -> null, (answer, tokens) -> null, calls -> {
			asked.incrementAndGet();
			return List.of();
		}, answer -> false);
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
				var counting = new TranscriptFeed<>(renderer, views, 30, executor, (frame, shown) -> {
					frames.add(frame);
					shown.accept(0);
				}, this::tick)) {
			var session = chat.services().chat().create();
			counting.show(session);
			counting.setVisible(true);
			var finished = new CountDownLatch(1); // after the feed has heard of it
			session.subscribe((source, event) -> {
				if (event instanceof SessionEvent.RunFinished) {
					finished.countDown();
				}
			});
			chat.server().enqueueFor("/chat/completions", Answer.toolCall("c1", "no_such_tool", "{}"));
			ask(chat, session, "The end.");
			finished.await();
			executor.runAll();
			assertTrue(text().contains("The end."), text());

			counting.setVisible(false);
			asked.set(0);
			for (var i = 0; i < 300; i++) {
				counting.changesReviewed();
			}
			executor.runAll();
			assertEquals(0, asked.get());
			counting.setVisible(true);
			executor.runAll();
			assertEquals(1, asked.get());
		}
	}

	private static void ask(ChatFixture chat, ChatSession session, String answer) {
		chat.server().enqueueFor("/chat/completions", Answer.text(answer));
		session.send(Prompt.of("Question"));
		UiThread.waitUntil("the answer has ended", () -> !session.isBusy());
	}

	private double load(Frame<RichText> frame) {
		return frame.edits().stream().mapToDouble(edit -> switch (edit) {
			case TranscriptEdit.Put<RichText>(var entry, var key, var content) -> renderer.load(content);
			case TranscriptEdit.Extend<RichText>(var entry, var key, var content) -> renderer.load(content);
			default -> 0;
		}).sum();
	}

	/** All that was sent, in the order in which it came. */
	private String text() {
		var text = new StringBuilder();
		for (var frame : frames) {
			for (var edit : frame.edits()) {
				switch (edit) {
					case TranscriptEdit.Put<RichText>(var entry, var key, var content) -> text.append(content.text());
					case TranscriptEdit.Extend<RichText>(var entry, var key, var content) ->
						text.append(content.text());
					default -> {
						// no text
					}
				}
			}
		}
		return text.toString();
	}

	/** Runs what it is given when told to, whatever the delay. */
	private static final class ByHand extends ScheduledThreadPoolExecutor {

		private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();

		ByHand() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			waiting.add(command);
			return null;
		}

		void runOne() {
			waiting.remove().run();
		}

		void runAll() {
			while (!waiting.isEmpty()) {
				runOne();
			}
		}
	}
}
