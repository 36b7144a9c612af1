package io.github.openrouter4e.ui.internal.transcript.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.ChatFixture;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.TurnViews;
import io.github.openrouter4e.ui.internal.transcript.styledtext.RichPieceRenderer;
import io.github.openrouter4e.ui.tests.ExpectedErrors;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** One answer that cannot be rendered is no matter of the others. */
@WorkbenchTest
@SuppressWarnings("nls")
class ContainmentTest {

	private final List<Frame<RichText>> frames = new CopyOnWriteArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = {"exception", "error", "stack"})
	void isShownAsPlainTextAndTheOthersGoOn(String kind) throws Exception {
		var executor = Executors.newSingleThreadScheduledExecutor();
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE); var log = new ExpectedErrors()) {
			var feed = new TranscriptFeed<>(failing(kind), new TurnViews(failure -> {
				throw new AssertionError(failure);
			}), 1_000, executor, (frame, shown) -> {
				frames.add(frame);
				shown.accept(0);
			});
			feed.setVisible(true);
			var session = chat.services().chat().create();
			feed.show(session);
			ask(chat, session, "Good before.");
			ask(chat, session, "It begins well.\n\n**BAD** and more.\n\nThe end of it.");
			waitFor("The end of it.");
			waitFor(Messages.TurnRenderer_plain);
			assertEquals(1, log.count());
			ask(chat, session, "Good after.");
			waitFor("Good after.");
			var other = chat.services().chat().create();
			ask(chat, other, "Another conversation.");
			feed.show(other);
			waitFor("Another conversation.");
			frames.clear();
			feed.show(session);
			waitFor("**BAD**");
			waitFor("Good after.");
			waitFor("Good before.");
			assertEquals(1, log.count(), "logged once");
			feed.close();
		} finally {
			executor.shutdown();
		}
	}

	/** Not one of a turn either. */
	@Test
	void anErrorInOneFrameIsNotTheEndOfAll() throws Exception {
		var executor = Executors.newSingleThreadScheduledExecutor();
		try (var log = new ExpectedErrors()) {
			var calls = new AtomicInteger();
			var pump = new FramePump<String>(executor, () -> {
				if (calls.incrementAndGet() == 1) {
					throw new StackOverflowError();
				}
				return null;
			}, (frame, shown) -> shown.accept(0), 1_000, System::nanoTime);
			pump.setVisible(true);
			pump.request();
			UiThread.waitUntil("the first frame has failed", () -> log.count() == 1);
			pump.request();
			UiThread.waitUntil("another frame is made", () -> calls.get() == 2);
		} finally {
			executor.shutdown();
		}
	}

	private static void ask(ChatFixture chat, ChatSession session, String answer) {
		chat.server().enqueueFor("/chat/completions", Answer.text(answer));
		session.send(Prompt.of("Question"));
		UiThread.waitUntil("the answer has ended", () -> !session.isBusy());
	}

	private void waitFor(String text) {
		UiThread.waitUntil("shows " + text, () -> text().contains(text));
	}

	private String text() {
		var text = new StringBuilder();
		for (var frame : frames) {
			for (var edit : frame.edits()) {
				if (edit instanceof TranscriptEdit.Put<RichText>(var entry, var key, var content)) {
					text.append(content.text());
				}
			}
		}
		return text.toString();
	}

	/** Fails at every block that has the word BAD. */
	@SuppressWarnings("unchecked")
	private static PieceRenderer<RichText> failing(String kind) {
		var renderer = new RichPieceRenderer(
				new RichBlocks(new RichBlocks.Labels("Copy", "Apply", "Insert", "Replace", "Save", "{0} more"),
						() -> 80));
		return (PieceRenderer<RichText>) Proxy.newProxyInstance(ContainmentTest.class.getClassLoader(),
				new Class<?>[]{PieceRenderer.class}, (proxy, method, arguments) -> {
					try {
						var result = method.invoke(renderer, arguments);
						if ("block".equals(method.getName()) && ((RichText) result).text().contains("BAD")) {
							fail(kind);
						}
						return result;
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	private static int fail(String kind) {
		return switch (kind) {
			case "exception" -> throw new IllegalStateException("cannot be rendered");
			case "error" -> throw new NoClassDefFoundError("cannot be rendered");
			default -> 1 + fail(kind);
		};
	}
}
