package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Several conversations, and the one that is shown. */
@WorkbenchTest
@SuppressWarnings("nls")
class ConversationsTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void twoAreAnsweredAtOnceAndTheHiddenOneTellsItsEnd(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var firstGate = Gate.closedAt(1);
			var secondGate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("Alpha ", "omega.").gate(firstGate),
					Answer.pieces("Beta ", "psi.").gate(secondGate));
			var page = chat.open();
			var transcript = TranscriptDriver.of(page);
			ChatFixture.send(page, "The first question");
			transcript.waitForText("Alpha");
			var first = page.presenter().session();
			UiThread.run(() -> ChatCommand.NEW_CONVERSATION.run(page));
			ChatFixture.send(page, "The second question");
			transcript.waitForText("Beta");
			assertTrue(first.isBusy());
			transcript.waitUntilGone("Alpha");

			firstGate.open();
			MessageDriver.waitFor(page, "the first has ended", text -> text.contains("The first question"));
			assertTrue(page.presenter().session().isBusy());
			MessageDriver.press(page, Messages.ChatPage_finishedShow);
			transcript.waitForText("Alpha omega.");
			transcript.waitUntilGone("Beta");

			secondGate.open();
			MessageDriver.waitFor(page, "the second has ended", text -> text.contains("The second question"));
			MessageDriver.press(page, Messages.ChatPage_finishedShow);
			transcript.waitForText("Beta psi.");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void theViewComesBackWithItsConversationAtTheEnd(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.text("A line.\n\n".repeat(200) + "The end of the first."), Answer.text("The second."));
			var page = chat.open();
			ChatFixture.send(page, "The first question");
			TranscriptDriver.of(page).waitForText("The end of the first.");
			UiThread.waitUntil("the first has ended", () -> !page.presenter().session().isBusy());
			var first = page.presenter().session().id();
			UiThread.run(() -> ChatCommand.NEW_CONVERSATION.run(page));
			ChatFixture.send(page, "The second question");
			TranscriptDriver.of(page).waitForText("The second.");
			UiThread.waitUntil("the second has ended", () -> !page.presenter().session().isBusy());
			UiThread.run(() -> page.presenter().open(first, null));
			TranscriptDriver.of(page).waitForText("The end of the first.");
			closeView();

			var again = chat.open();
			assertEquals(first, again.presenter().session().id());
			TranscriptDriver.of(again).waitForText("The end of the first.");
			UiThread.waitUntil("the end is in view", () -> isAtEnd(again));
		}
	}

	@Test
	void ofALongConversationOnlyTheEndIsReadWhenItIsOpened() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var id = LongConversation.create(chat.services().chat(), 400);
			var page = chat.open();
			UiThread.run(() -> page.presenter().open(id, null));
			TranscriptDriver.of(page).waitForText(LongConversation.end(id));
			UiThread.waitUntil("what is shown at first is there",
					() -> ChatFixture.shown(page).lines()
							.filter(line -> line.contains(LongConversation.QUESTION.strip())).count() >= 6);
			var done = new CompletableFuture<Void>();
			page.tasks().background(() -> done.complete(null)); // what else was asked for is known, too
			done.get(20, TimeUnit.SECONDS);

			var file = UnsavedTest.file(id);
			Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE); // what was read is still known
			var read = page.presenter().session().snapshot().path().stream().filter(ConversationsTest::isKnown).count();
			assertTrue(read >= 12 && read <= 40, read + " turns were read");
		}
	}

	private static boolean isKnown(Turn turn) {
		return turn instanceof Question || turn instanceof io.github.openrouter4e.chat.Answer answer
				&& !answer.text().isEmpty();
	}

	@Test
	void theHistoryTellsWhatRunsFailedAndWasNotRead() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var gate = Gate.closedAt(1);
			var good = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("Alpha ", "omega.").gate(good),
					Answer.pieces("Beta ", "psi.").gate(gate).midStreamError(StreamError.NO_CHOICE, 400, "boom"),
					Answer.text("Seen."));
			var page = chat.open();
			ChatFixture.send(page, "The good question");
			ChatFixture.waitForText(page, "Alpha");
			UiThread.run(() -> ChatCommand.NEW_CONVERSATION.run(page));
			ChatFixture.send(page, "The bad question");
			ChatFixture.waitForText(page, "Beta");
			UiThread.run(() -> ChatCommand.NEW_CONVERSATION.run(page));
			ChatFixture.send(page, "The third question");
			ChatFixture.waitForText(page, "Seen.");
			UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());
			var history = HistoryDriver.open(page);
			history.waitForRow("\u2026 The good question", Messages.HistoryPanel_historyRunning);
			history.waitForRow("\u2026 The bad question", Messages.HistoryPanel_historyRunning);
			gate.open();
			history.waitForRow("\u2717 The bad question", Messages.HistoryPanel_historyFailed);
			MessageDriver.waitFor(page, NLS.bind(Messages.ChatPage_finishedFailed, "The bad question"));
			good.open();
			history.waitForRow("\u25CF The good question", Messages.HistoryPanel_historyUnread);
			MessageDriver.waitFor(page, NLS.bind(Messages.ChatPage_finished, "The good question"));
			history.waitForRow("The third question", null);

			var id = chat.services().chat().summaries().stream()
					.filter(each -> each.title().equals("The good question")).findFirst().orElseThrow().id();
			UiThread.run(() -> page.presenter().open(id, null));
			UiThread.waitUntil("it is shown", () -> page.presenter().session().id().equals(id));
			UiThread.run(() -> page.showHistory(true));
			history.waitForRow("The good question", null);
			history.waitForRow("\u2717 The bad question", Messages.HistoryPanel_historyFailed);
		}
	}

	@Test
	void whatEndsWhileTheViewIsClosedIsMarkedUntilItIsSeen() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("Alpha ", "omega.").gate(gate),
					Answer.text("Seen."));
			var page = chat.open();
			ChatFixture.send(page, "The long question");
			ChatFixture.waitForText(page, "Alpha");
			var session = page.presenter().session();
			UiThread.run(() -> ChatCommand.NEW_CONVERSATION.run(page));
			ChatFixture.send(page, "The short question");
			ChatFixture.waitForText(page, "Seen.");
			UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());
			closeView();
			gate.open();
			UiThread.waitUntil("the other has ended", () -> !session.isBusy());

			var again = chat.open();
			ChatFixture.waitForText(again, "Seen.");
			var history = HistoryDriver.open(again);
			history.waitForRow("\u25CF The long question", Messages.HistoryPanel_historyUnread);
			history.waitForRow("The short question", null);
			UiThread.run(() -> {
				again.showHistory(false);
				again.presenter().open(session.id(), null);
			});
			UiThread.waitUntil("it is shown", () -> again.presenter().session().id().equals(session.id()));
			UiThread.run(() -> again.showHistory(true));
			history.waitForRow("The long question", null);
		}
	}

	static boolean isAtEnd(ChatPage page) {
		return switch (page.transcript().control()) {
			case Browser browser -> Boolean.TRUE.equals(browser.evaluate("return document.body.innerText.length > 0"
					+ " && innerHeight + scrollY >= document.documentElement.scrollHeight - 2"));
			case StyledText text ->
				text.getVerticalBar().getSelection() + text.getVerticalBar().getThumb() >= text.getVerticalBar()
						.getMaximum() - text.getLineHeight();
			default -> false;
		};
	}

	static void closeView() {
		UiThread.run(() -> EditorFixture.page().hideView(EditorFixture.page().findView(UiIds.CHAT_VIEW)));
		UiThread.settle();
	}
}
