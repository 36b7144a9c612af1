package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.CountDownLatch;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What the composer says when a prompt cannot be sent, or has to wait. */
@WorkbenchTest
@SuppressWarnings("nls")
class StatesTest {

	private static final String BLIND = "openai/gpt-oss-120b";
	private static final String SMALL = "google/gemini-2.5-flash-image"; // 32,768 tokens
	private static final String RETRY = "openrouter.state.error:retry";

	@Test
	void aPromptThatIsTooLongStaysUnlessTheUserInsists() throws Exception {
		try (var chat = withModel(SMALL)) {
			var page = chat.open();
			var prompt = ("word ".repeat(12) + "\n").repeat(3_500);
			ChatFixture.send(page, prompt);
			waitForState(page, "32,768");
			assertTrue(state(page).contains("Gemini"), state(page));
			assertEquals(prompt, UiThread.get(() -> page.composer().text().getText()));
			assertTrue(chat.server().requests("/chat/completions").isEmpty());

			chat.server().enqueueFor("/chat/completions", Answer.text("It did fit."));
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.state.send-anyway")));
			ChatFixture.waitForText(page, "It did fit.");
			waitForNoState(page);
			assertEquals("", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	/** Less money or fewer free requests make no prompt shorter. */
	@Test
	void whatIsRefusedStaysRefusedWhenTheBalanceIsAsked() throws Exception {
		try (var chat = withModel(SMALL)) {
			var page = chat.open();
			ChatFixture.send(page, ("word ".repeat(12) + "\n").repeat(3_500));
			waitForState(page, "32,768");
			var asked = new CountDownLatch(1);
			try (var listener = chat.services().balance().addListener(balance -> asked.countDown())) {
				chat.services().balance().refresh();
				assertTrue(asked.await(1, TimeUnit.MINUTES));
			}
			UiThread.settle();
			assertTrue(state(page).contains("32,768"), state(page));
		}
	}

	@Test
	void aShorterPromptIsNotRefusedAnyMore() throws Exception {
		try (var chat = withModel(SMALL)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Short answer."));
			var page = chat.open();
			ChatFixture.send(page, ("word ".repeat(12) + "\n").repeat(3_500));
			waitForState(page, "32,768");
			ChatFixture.type(page, "word");
			waitForNoState(page);
			ChatFixture.send(page, "word");
			ChatFixture.waitForText(page, "Short answer.");
		}
	}

	@Test
	void imagesAreRefusedByAModelThatCannotSeeThem() throws Exception {
		try (var chat = withModel("openai/gpt-4o-mini")) {
			chat.server().enqueueFor("/chat/completions", Answer.text("A cat."));
			var page = chat.open();
			UiThread.run(
					() -> page.composer().attach(new Attachment.Image("cat.png", "image/png", Blob.of(new byte[9]))));
			chat.services().preferences().set(Settings.MODEL_ID, BLIND);
			waitForState(page, "cat.png"); // already when the model changes
			ChatFixture.send(page, "What is this?");
			waitForState(page, "cat.png");
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
			chat.services().preferences().set(Settings.MODEL_ID, "openai/gpt-4o-mini");
			waitForNoState(page);
			ChatFixture.press(page, org.eclipse.swt.SWT.CR, 0);
			ChatFixture.waitForText(page, "A cat.");
		}
	}

	@Test
	void anUnreachableServiceIsToldUntilItAnswers() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var there = chat.server().baseUrl();
			chat.services().keys().confirm(java.net.URI.create("http://127.0.0.1:9/api/v1"));
			chat.services().preferences().set(Settings.CUSTOM_BASE_URL, "http://127.0.0.1:9/api/v1");
			chat.services().keys().store(java.net.URI.create("http://127.0.0.1:9/api/v1"),
					io.github.openrouter4e.client.ApiKey.parse("sk-or-v1-0123456789abcdef"),
					io.github.openrouter4e.settings.KeyLocation.MEMORY);
			var page = chat.open();
			ChatFixture.send(page, "Hello");
			waitForState(page, Messages.ServiceState_stateOffline);
			ChatFixture.waitForText(page, ErrorAction.RETRY.label()); // the failed answer has its own
			UiThread.waitUntil("it is over", () -> !page.presenter().session().isBusy());
			UiThread.settle();
			assertTrue(ChatFixture.shown(page).contains("127.0.0.1"), "which host it is");
			assertFalse(ChatFixture.shown(page).contains("Exception"), "no technical words");
			assertEquals(List.of(), UiThread.get(() -> Widgets.all((Composite) page.control(), Label.class)
					.filter(l -> l.isVisible() && l.getText().contains("ConnectException")).map(Label::getText)
					.toList()), "no further attempt is announced");

			chat.server().enqueueFor("/chat/completions", Answer.text("Back again."));
			chat.services().preferences().set(Settings.CUSTOM_BASE_URL, there);
			assertEquals(Messages.ServiceState_stateCheckConnection,
					UiThread.get(() -> ChatFixture.button(page, RETRY).getText()));
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, RETRY)));
			waitForNoState(page);
			assertTrue(chat.server().requests("/chat/completions").isEmpty(), "looking costs nothing");
			TranscriptDriver.of(page).press(new UserAction.OnError(ErrorAction.RETRY));
			ChatFixture.waitForText(page, "Back again.");
			chat.services().keys().remove(java.net.URI.create("http://127.0.0.1:9/api/v1"));
		}
	}

	/** A real countdown, of a few seconds. */
	@Test
	void whatIsRefusedForNowIsSentWhenTheServiceTakesIt() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.error(429, "Rate limit exceeded: free-models-per-day", "Retry-After", "6"),
					Answer.text("At last."));
			var page = chat.open();
			ChatFixture.send(page, "Hello");
			var send = "openrouter.state.error:send-when-possible";
			UiThread.waitFor("the way to wait", () -> buttonOrNull(page, send));
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, send)));
			UiThread.waitFor("the way back",
					() -> buttonOrNull(page, "openrouter.state.error:do-not-send"));
			ChatFixture.waitForText(page, "At last.");
			waitForNoState(page);
		}
	}

	@Test
	void lackOfCreditsAndARefusedKeyOfferWhatHelps() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().state().account().credits(new java.math.BigDecimal("1"), new java.math.BigDecimal("1"));
			chat.server().enqueueFor("/chat/completions", Answer.error(402, "Insufficient credits"),
					Answer.error(401, "User not found."), Answer.text("All is well."));
			var page = chat.open();
			ChatFixture.send(page, "Hello");
			UiThread.waitFor("the way to more credits",
					() -> buttonOrNull(page, "openrouter.state.error:add-credits"));
			// whoever asks for the balance meanwhile is told the same
			chat.server().always("/key", Answer.error(401, "User not found."));
			ChatFixture.send(page, "Hello again");
			UiThread.waitUntil("the key is refused and can be checked", () -> {
				var check = buttonOrNull(page, "openrouter.state.error:open-preferences");
				return read(page).contains(Messages.ServiceState_stateKeyRefused) && check != null
						&& Messages.ServiceState_stateCheckKey.equals(check.getText());
			});
			chat.server().asUsual("/key");
			ChatFixture.send(page, "And again");
			ChatFixture.waitForText(page, "All is well.");
			waitForNoState(page);
		}
	}

	/** The question stands beside the prompt, wherever the transcript is scrolled to. */
	@Test
	void aSpendingLimitAsksBesideThePrompt() throws Exception {
		try (var chat = withModel("openai/gpt-4o-mini")) {
			chat.server().enqueueFor("/chat/completions", Answer.text("line\n\n".repeat(300)), Answer.text("Bought."));
			var page = chat.open();
			ChatFixture.send(page, "First");
			ChatFixture.waitForText(page, "line");
			UiThread.waitUntil("it is over", () -> !page.presenter().session().isBusy());
			chat.services().preferences().set(Settings.CONVERSATION_LIMIT,
					Optional.of(new java.math.BigDecimal("0.0000001")));
			try {
				ChatFixture.send(page, "Second");
				waitForState(page, Messages.Notices_limitAskTitle);
				assertEquals(1, chat.server().requests("/chat/completions").size());
				UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.state.confirm-spending")));
				ChatFixture.waitForText(page, "Bought.");
				waitForNoState(page);
			} finally {
				chat.services().preferences().set(Settings.CONVERSATION_LIMIT, Optional.empty());
			}
		}
	}

	@Test
	void theTitleLineTellsCostAndContext() throws Exception {
		try (var chat = withModel("openai/gpt-4o-mini")) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Hi.").usage(
					"{\"prompt_tokens\":12800,\"completion_tokens\":0,\"total_tokens\":12800,\"cost\":0.0123456}"));
			var page = chat.open();
			UiThread.run(page.presenter()::newConversation);
			UiThread.waitUntil("nothing is spent", () -> figures(page).startsWith("$0"));
			ChatFixture.send(page, "Hello title");
			UiThread.waitUntil("the cost is shown", () -> figures(page).equals("$0.012 \u00B7 10% of 128k"));
			var label = UiThread.get(() -> labelled(page, "openrouter.figures"));
			assertTrue(UiThread.get(label::getToolTipText).contains("$0.0123456 "), "every digit");
		}
	}

	private static String figures(ChatPage page) {
		return labelled(page, "openrouter.figures").getText();
	}

	private static Label labelled(ChatPage page, String key) {
		return Widgets.only((Composite) page.control(), Label.class,
				l -> key.equals(l.getData("org.eclipse.swtbot.widget.key")));
	}

	@Test
	void whatWaitsIsShownAndCanBeTakenBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var gate = Gate.closedAt(1);
			chat.server().enqueueFor("/chat/completions", Answer.pieces("one ", "two").gate(gate),
					Answer.text("third answer"));
			var page = chat.open();
			ChatFixture.send(page, "First");
			ChatFixture.waitForText(page, "one");
			for (var prompt : List.of("Second", "Unwanted", "Third")) {
				ChatFixture.send(page, prompt);
				UiThread.waitUntil(prompt + " waits", () -> waiting(page).contains(prompt));
			}
			click(page, "openrouter.queue.edit", "Second");
			UiThread.waitUntil("it is back in the prompt", () -> "Second".equals(page.composer().text().getText()));
			click(page, "openrouter.queue.remove", "Unwanted");
			UiThread.waitUntil("one still waits", () -> waiting(page).equals(NLS("Third")));
			gate.release(100);
			ChatFixture.waitForText(page, "third answer");
			UiThread.waitUntil("nothing waits", () -> waiting(page).isEmpty());
			assertFalse(ChatFixture.shown(page).contains("Unwanted"));
			assertEquals("Second", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	@Test
	void whatWaitsAfterAStopIsSentOnDemand() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.pieces("one ", "two").gate(Gate.closedAt(1)),
					Answer.text("second answer"));
			var page = chat.open();
			ChatFixture.send(page, "First");
			ChatFixture.waitForText(page, "one");
			ChatFixture.send(page, "Second");
			UiThread.waitUntil("it waits", () -> waiting(page).contains("Second"));
			UiThread.run(page.presenter()::stop);
			UiThread.waitFor("it waits for the user", () -> buttonOrNull(page, "openrouter.queue.send"));
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, "openrouter.queue.send")));
			ChatFixture.waitForText(page, "second answer");
		}
	}

	private static String NLS(String prompt) {
		return org.eclipse.osgi.util.NLS.bind(Messages.QueuePanel_queuedPrompt, prompt);
	}

	private static ChatFixture withModel(String model) throws Exception {
		var chat = ChatFixture.withKey(TranscriptWidget.NATIVE);
		chat.services().preferences().set(Settings.MODEL_ID, model);
		chat.services().models().refresh();
		UiThread.waitUntil("the models are known", () -> chat.services().models().current().find(BLIND) != null);
		return chat;
	}

	private static String state(ChatPage page) {
		return UiThread.get(() -> read(page));
	}

	private static String read(ChatPage page) {
		return Widgets.all((Composite) page.control(), Label.class)
				.filter(l -> "openrouter.state".equals(l.getData("org.eclipse.swtbot.widget.key")) && l.isVisible())
				.map(Label::getText).findAny().orElse("");
	}

	private static void waitForState(ChatPage page, String text) {
		UiThread.waitUntil("the state says " + text, () -> read(page).contains(text));
	}

	private static void waitForNoState(ChatPage page) {
		UiThread.waitUntil("nothing stands in the way", () -> read(page).isEmpty());
	}

	private static org.eclipse.swt.widgets.Button buttonOrNull(ChatPage page, String key) {
		return Widgets.all((Composite) page.control(), org.eclipse.swt.widgets.Button.class)
				.filter(b -> key.equals(b.getData("org.eclipse.swtbot.widget.key")) && b.isVisible()).findAny()
				.orElse(null);
	}

	private static String waiting(ChatPage page) {
		return String.join("|", waitingLabels(page));
	}

	private static List<String> waitingLabels(ChatPage page) {
		return Widgets.all((Composite) page.control(), org.eclipse.swt.custom.CLabel.class)
				.filter(l -> l.isVisible() && !"openrouter.title".equals(l.getData("org.eclipse.swtbot.widget.key")))
				.map(l -> l.getText()).toList();
	}

	/** Clicks the button of the prompt that waits. */
	private static void click(ChatPage page, String key, String prompt) {
		UiThread.run(() -> {
			var row = waitingLabels(page).indexOf(NLS(prompt));
			Widgets.click(Widgets.all((Composite) page.control(), org.eclipse.swt.widgets.Button.class)
					.filter(b -> key.equals(b.getData("org.eclipse.swtbot.widget.key"))).toList().get(row));
		});
	}
}
