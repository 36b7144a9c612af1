package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Draft;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.composer.EditBanner;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What was begun in a conversation is there again, and only there. */
@WorkbenchTest
@SuppressWarnings("nls")
class DraftsTest {

	private static final Attachment ATTACHED = new Attachment.TextFile("a.txt", "text");

	@Test
	void everyConversationHasItsOwn() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("An answer."));
			var page = chat.open();
			ChatFixture.send(page, "First question");
			ChatFixture.waitForText(page, "An answer.");
			var first = UiThread.get(() -> page.presenter().session().id());
			UiThread.run(() -> page.composer().attach(ATTACHED));
			ChatFixture.type(page, "draft of the first");
			UiThread.run(() -> page.presenter().newConversation());
			waitForPrompt(page, Prompt.of(""));
			ChatFixture.type(page, "draft of the second");
			UiThread.run(() -> page.presenter().open(first, null));
			waitForPrompt(page, new Prompt("draft of the first", List.of(ATTACHED)));
		}
	}

	/** The arrow keys show earlier prompts in place of what is being written, which is what is kept. */
	@Test
	void aPromptThatIsLookedAtIsNoDraft() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = asked(chat);
			var first = UiThread.get(() -> page.presenter().session().id());
			ChatFixture.type(page, "draft of the first");
			ChatFixture.press(page, SWT.ARROW_UP, 0);
			waitForPrompt(page, Prompt.of("The question"));
			UiThread.run(() -> page.presenter().newConversation());
			waitForPrompt(page, Prompt.of(""));
			ChatFixture.press(page, SWT.ARROW_DOWN, 0);
			assertEquals(Prompt.of(""), UiThread.get(() -> page.composer().prompt()));
			UiThread.run(() -> page.presenter().open(first, null));
			waitForPrompt(page, Prompt.of("draft of the first"));

			ChatFixture.press(page, SWT.ARROW_UP, 0);
			closeView();
			waitForPrompt(chat.open(), Prompt.of("draft of the first"));
		}
	}

	/** What is being written makes way for the question, not the prompt that is shown in its place. */
	@Test
	void whatIsBeingWrittenIsSetAsideWhileAnEarlierPromptIsLookedAt() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = asked(chat);
			ChatFixture.type(page, "something new");
			ChatFixture.press(page, SWT.ARROW_UP, 0);
			edit(page);
			UiThread.waitUntil("the question is edited", () -> banners(page) == 1);
			escape(page);
			waitForPrompt(page, Prompt.of("something new"));
		}
	}

	@Test
	void whatIsReadForLongCanBeCancelled() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var first = new CompletableFuture<Attachment>();
			UiThread.run(() -> page.attachments().add("a page", first));
			MessageDriver.waitFor(page, NLS.bind(Messages.AttachmentSources_reading, "a page"));
			MessageDriver.press(page, Messages.AttachmentSources_cancelReading);
			UiThread.waitUntil("the button cancels it", first::isCancelled);
			var second = new CompletableFuture<Attachment>();
			UiThread.run(() -> {
				page.attachments().add("another", second);
				TranscriptDriver.key(page.composer().text(), SWT.ESC, SWT.ESC, SWT.NONE);
			});
			assertTrue(second.isCancelled(), "Escape cancels it");
			UiThread.run(() -> page.attachments().add("third", CompletableFuture.completedFuture(ATTACHED)));
			waitForPrompt(page, new Prompt("", List.of(ATTACHED))); // and nobody waits for what was cancelled
			var last = new CompletableFuture<Attachment>();
			UiThread.run(() -> {
				page.attachments().add("last", last);
				page.control().dispose();
			});
			assertTrue(last.isCancelled(), "closing the view cancels it");
		}
	}

	@Test
	void aFileDoesNotWaitForWhatOthersRead(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("a.txt"), "text");
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var slow = new CompletableFuture<Attachment>();
			UiThread.run(() -> {
				page.attachments().add("a page", slow);
				page.attachments().addChosen(folder.toString(), new String[]{"a.txt"});
			});
			waitForPrompt(page, new Prompt("", List.of(ATTACHED)));
			assertFalse(slow.isDone());
			var web = new Attachment.WebPage("a page", "page");
			slow.complete(web);
			waitForPrompt(page, new Prompt("", List.of(ATTACHED, web)));
		}
	}

	/** What is read comes back only after the click that began it, so that the conversation is always another one by then. */
	@Test
	void aFileThatIsReadSlowlyIsAttachedWhereItWasChosen(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("a.txt"), "text");
		Files.writeString(folder.resolve(".env"), "PASSWORD=x");
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("An answer."));
			var page = chat.open();
			ChatFixture.send(page, "First question");
			ChatFixture.waitForText(page, "An answer.");
			var first = UiThread.get(() -> page.presenter().session().id());
			ChatFixture.type(page, "look at this");
			UiThread.run(() -> {
				page.attachments().addChosen(folder.toString(), new String[]{".env", "a.txt"});
				page.presenter().newConversation();
			});
			MessageDriver.press(page, Messages.AttachmentSources_attachAnyway);
			MessageDriver.waitFor(page,
					NLS.bind(Messages.AttachmentSources_attachedElsewhere, ".env", "First question"));
			assertEquals(Prompt.of(""), UiThread.get(() -> page.composer().prompt()));
			MessageDriver.press(page, Messages.ChatPage_finishedShow);
			waitForPrompt(page,
					new Prompt("look at this", List.of(ATTACHED, new Attachment.TextFile(".env", "PASSWORD=x"))));
			assertEquals(first, UiThread.get(() -> page.presenter().session().id()));
		}
	}

	@Test
	void survivesTheEndOfTheView() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.type(page, "not sent yet");
			UiThread.run(() -> page.composer().attach(ATTACHED));
			closeView();
			waitForPrompt(chat.open(), new Prompt("not sent yet", List.of(ATTACHED)));
		}
	}

	/** After a kill the workbench remembers an older conversation than the one that was shown. */
	@Test
	void theConversationThatWasShownComesBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("Old answer."), Answer.text("New answer."));
			var page = chat.open();
			ChatFixture.send(page, "Old");
			ChatFixture.waitForText(page, "Old answer.");
			var old = UiThread.get(() -> page.presenter().session().id());
			UiThread.run(() -> page.presenter().newConversation());
			ChatFixture.send(page, "New");
			ChatFixture.waitForText(page, "New answer.");
			UiThread.run(() -> page.presenter().open(old, null));
			ChatFixture.waitForText(page, "Old answer.");
			closeView();
			var again = chat.open();
			assertEquals(old, UiThread.get(() -> again.presenter().session().id()));
		}
	}

	@Test
	void aQuestionBeingEditedIsShownAndEscapeGoesBack() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = asked(chat);
			ChatFixture.type(page, "something new");
			edit(page);
			assertEquals(1, banners(page));
			ChatFixture.type(page, "The question, changed");
			escape(page);
			assertEquals(0, banners(page));
			waitForPrompt(page, Prompt.of("something new"));
			MessageDriver.waitFor(page, Messages.PromptSender_editCancelled);
		}
	}

	@Test
	void theQuestionBeingEditedIsHighlighted() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.BROWSER)) {
			var page = asked(chat);
			edit(page);
			UiThread.waitUntil("it is highlighted", () -> marks(page) == 1);
			escape(page);
			UiThread.waitUntil("it is no more", () -> marks(page) == 0);
		}
	}

	private static int marks(ChatPage page) {
		var found = ((org.eclipse.swt.browser.Browser) page.transcript().control())
				.evaluate("return document.querySelectorAll('article.question.marked').length");
		return ((Number) found).intValue();
	}

	@Test
	void theBannerHasAButton() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = asked(chat);
			edit(page);
			UiThread.run(() -> Widgets.click(ChatFixture.button(page, EditBanner.CANCEL_KEY)));
			assertEquals(0, banners(page));
			assertEquals("", UiThread.get(() -> page.composer().text().getText()));
			UiThread.waitUntil("the prompt has the focus", () -> page.composer().text().isFocusControl());
		}
	}

	@Test
	void theQuestionBeingEditedSurvivesAsWell() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = asked(chat);
			edit(page);
			ChatFixture.type(page, "The question, changed");
			var question = UiThread.get(() -> page.presenter().sender().edited());
			closeView();
			var again = chat.open();
			waitForPrompt(again, Prompt.of("The question, changed"));
			assertEquals(question, UiThread.get(() -> again.presenter().sender().edited()));
			assertEquals(1, banners(again));
		}
	}

	@Test
	void withoutAKeyThePromptStaysInTheComposer() throws Exception {
		try (var chat = new ChatFixture(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.send(page, "The question");
			UiThread.waitUntil("it says why", () -> StateDriver.shows(page, Messages.Refusal_refusedNoKeyTitle));
			assertEquals("The question", UiThread.get(() -> page.composer().text().getText()));
			assertEquals(List.of(), page.presenter().session().snapshot().pathIds());

			chat.enterKey();
			chat.server().enqueueFor("/chat/completions", Answer.text("An answer."));
			UiThread.waitUntil("it says it no more",
					() -> !StateDriver.shows(page, Messages.Refusal_refusedNoKeyTitle));
			ChatFixture.press(page, SWT.CR, 0);
			ChatFixture.waitForText(page, "An answer.");
		}
	}

	@Test
	void whatWasSentIsNoDraft() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = asked(chat);
			var id = UiThread.get(() -> page.presenter().session().id());
			UiThread.waitUntil("it is no draft", () -> chat.services().chat().drafts().get(id).equals(Draft.EMPTY));
		}
	}

	private static ChatPage asked(ChatFixture chat) {
		chat.server().enqueueFor("/chat/completions", Answer.text("An answer."));
		var page = chat.open();
		ChatFixture.send(page, "The question");
		ChatFixture.waitForText(page, "An answer.");
		UiThread.waitUntil("the answer ended", () -> !page.presenter().session().isBusy());
		return page;
	}

	private static void edit(ChatPage page) {
		var session = page.presenter().session();
		var question = session.snapshot().pathIds().stream().map(id -> session.snapshot().turn(id).orElseThrow())
				.filter(Question.class::isInstance).findFirst().orElseThrow();
		UiThread.run(() -> page.presenter().action(question.id(), UserAction.OnTurn.EDIT));
		UiThread.waitUntil("the question is in the composer",
				() -> page.composer().text().getText().equals("The question"));
	}

	private static void escape(ChatPage page) {
		UiThread.run(() -> {
			var event = new Event();
			event.keyCode = event.character = SWT.ESC;
			page.composer().text().notifyListeners(SWT.KeyDown, event);
		});
	}

	private static long banners(ChatPage page) {
		return UiThread.get(() -> Widgets.all((org.eclipse.swt.widgets.Composite) page.control(),
				org.eclipse.swt.widgets.Label.class)
				.filter(l -> l.isVisible() && l.getText().equals(Messages.EditBanner_editBanner))
				.count());
	}

	private static void waitForPrompt(ChatPage page, Prompt prompt) {
		UiThread.waitUntil("the composer has " + prompt, () -> page.composer().prompt().equals(prompt));
	}

	private static void closeView() {
		UiThread.run(() -> {
			var page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
			page.hideView(page.findView(UiIds.CHAT_VIEW));
			assertFalse(page.findView(UiIds.CHAT_VIEW) != null);
		});
	}
}
