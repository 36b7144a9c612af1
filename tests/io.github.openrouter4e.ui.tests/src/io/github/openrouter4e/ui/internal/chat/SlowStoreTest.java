package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.ChatService;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.chat.history.HistoryPresenter;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What is sent before the last conversation was read from the disk. */
@WorkbenchTest
@SuppressWarnings("nls")
class SlowStoreTest {

	private final CountDownLatch disk = new CountDownLatch(1);
	/** Two to begin with: the first that counts says that a search waits. */
	private final CountDownLatch searching = new CountDownLatch(2);

	@Test
	void whatIsSentEarlyGoesIntoTheRestoredConversationOnce() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Before."), Answer.text("After."));
			var before = chat.open();
			ChatFixture.send(before, "Sent long ago");
			ChatFixture.waitForText(before, "Before.");
			var id = UiThread.get(() -> before.presenter().session().id());

			var page = open(chat.services(), id);
			ChatFixture.send(page, "Sent early");
			ChatFixture.press(page, SWT.CR, 0);
			assertEquals("", UiThread.get(() -> page.composer().text().getText()), "it is among what waits");
			disk.countDown();
			ChatFixture.waitForText(page, "After.");
			ChatFixture.waitForText(page, "Sent long ago");
			assertEquals(2, chat.server().requests("/chat/completions").size());
			UiThread.run(() -> page.control().getShell().dispose());
		}
	}

	@Test
	void whatWaitsForTheDiskCanBeTakenBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = open(chat.services(), null);
			ChatFixture.send(page, "Sent too early");
			UiThread.run(() -> io.github.openrouter4e.ui.tests.Widgets
					.click(ChatFixture.button(page, "openrouter.queue.edit")));
			assertEquals("Sent too early", UiThread.get(() -> page.composer().text().getText()));
			disk.countDown();
			UiThread.waitUntil("there is a conversation", () -> page.presenter().session() != null);
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
			UiThread.run(() -> page.control().getShell().dispose());
		}
	}

	@Test
	void closingTheViewLosesNothing() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var answered = new CountDownLatch(1);
			chat.server().enqueueFor("/chat/completions", Answer.text("Nobody looks."));
			try (var ended = chat.services().chat().addListener(event -> {
				if (event instanceof io.github.openrouter4e.chat.ChatServiceEvent.AnswerEnded) {
					answered.countDown();
				}
			})) {
				var page = open(chat.services(), null);
				ChatFixture.send(page, "Sent and closed");
				UiThread.run(() -> page.control().getShell().dispose());
				disk.countDown();
				assertTrue(answered.await(30, java.util.concurrent.TimeUnit.SECONDS));
			}
		}
	}

	@Test
	void whatIsSearchedDelaysNeitherSendingNorStopping() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			disk.countDown();
			var page = open(chat.services(), null);
			UiThread.waitUntil("there is a conversation", () -> page.presenter().session() != null);
			UiThread.run(() -> page.presenter().newConversation());
			UiThread.run(() -> new HistoryPresenter(slow(chat.services().chat()), new HistoryScreen(page), page.tasks())
					.search("needle"));
			UiThread.waitUntil("the search waits", () -> searching.getCount() == 1);
			chat.server().enqueueFor("/chat/completions", Answer.text("Sent meanwhile."),
					Answer.pieces("never", " ends").gate(io.github.openrouter4e.testing.http.Gate.closedAt(1)));
			ChatFixture.send(page, "A question");
			ChatFixture.waitForText(page, "Sent meanwhile.");
			ChatFixture.send(page, "Another");
			ChatFixture.waitForText(page, "never");
			UiThread.run(() -> page.presenter().stop());
			UiThread.waitUntil("it is stopped", () -> !page.presenter().session().isBusy());
			assertEquals(1, searching.getCount(), "the search still waits");
			searching.countDown();
			UiThread.run(() -> page.control().getShell().dispose());
		}
	}

	/** The next prompt must not go to the model before, with the tools of the mode before, or to another branch. */
	@Test
	void whatIsDoneWhileSomethingIsSearchedHoldsForTheNextPrompt() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			disk.countDown();
			var page = open(chat.services(), null);
			UiThread.waitUntil("there is a conversation", () -> page.presenter().session() != null);
			chat.server().enqueueFor("/chat/completions", Answer.text("First."), Answer.text("Second."),
					Answer.text("Chosen."));
			ChatFixture.send(page, "Hello");
			ChatFixture.waitForText(page, "First.");
			var session = page.presenter().session();
			UiThread.waitUntil("it has ended", () -> !session.isBusy());
			var first = session.snapshot().last().id();
			UiThread.run(() -> page.onAction(first, UserAction.OnTurn.REGENERATE));
			ChatFixture.waitForText(page, "Second.");
			UiThread.waitUntil("it has ended", () -> !session.isBusy());

			UiThread.run(() -> new HistoryPresenter(slow(chat.services().chat()), new HistoryScreen(page), page.tasks())
					.search("needle"));
			UiThread.waitUntil("the search waits", () -> searching.getCount() == 1);
			UiThread.run(() -> page.onAction(session.snapshot().last().id(), UserAction.OnTurn.PREVIOUS_BRANCH));
			UiThread.run(() -> page.presenter().options().chooseModel());
			ChatFixture.send(page, "A question");
			ChatFixture.waitForText(page, "Chosen.");
			assertEquals(Site.CHOSEN, chat.server().lastChat().json().path("model").asText());
			assertTrue(session.snapshot().pathIds().contains(first));
			searching.countDown();
			UiThread.run(() -> page.control().getShell().dispose());
		}
	}

	/** A page in a window of its own whose disk answers when the latch opens. */
	private ChatPage open(UiServices services, String last) {
		var slow = new UiServices(services.preferences(), services.keys(), services.connection(), services.client(),
				services.signIn(), slow(services.chat()), services.models(), services.endpoints(), services.ledger(),
				services.balance(), services.approvals(), services.checkpoints(), services.diffs(),
				services.toolRecords());
		return UiThread.get(() -> {
			var shell = new Shell(UiThread.display());
			shell.setLayout(new FillLayout());
			var page = new ChatPage(shell, new Site(), slow);
			shell.setSize(500, 500);
			shell.open();
			page.setVisible(true);
			page.start(last);
			return page;
		});
	}

	private ChatService slow(ChatService chat) {
		return (ChatService) Proxy.newProxyInstance(ChatService.class.getClassLoader(),
				new Class<?>[]{ChatService.class},
				(proxy, method, arguments) -> {
					if (method.getName().equals("open") || method.getName().equals("summaries")) {
						disk.await();
					}
					if (method.getName().equals("search")) {
						searching.countDown();
						searching.await();
					}
					try {
						return method.invoke(chat, arguments);
					} catch (InvocationTargetException e) {
						throw e.getCause();
					}
				});
	}

	/** No workbench part. */
	static final class Site implements ChatHost {

		static final String CHOSEN = "anthropic/claude-sonnet-4.5";

		@Override
		public IWorkbenchPage page() {
			return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
		}

		@Override
		public void showTitle(String title) {
			// there is none
		}

		@Override
		public void showBusy(boolean busy) {
			// nobody looks
		}

		@Override
		public void warnOfNews() {
			// nobody looks
		}

		@Override
		public void perform(ErrorAction action) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void chooseModel(String current, Consumer<String> chosen) {
			chosen.accept(CHOSEN);
		}
	}
}
