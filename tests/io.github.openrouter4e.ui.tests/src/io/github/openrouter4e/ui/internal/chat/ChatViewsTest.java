package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWTException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.ChatOpening;
import io.github.openrouter4e.ui.ChatViews;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Prompts that another bundle brings into the view. */
@WorkbenchTest
@SuppressWarnings("nls")
class ChatViewsTest {

	private static final Attachment CODE = new Attachment.TextFile("A.java", "class A {}");
	private static final Prompt EXPLAIN = new Prompt("Explain it.", List.of(CODE));

	private static ChatViews views() {
		var bundles = FrameworkUtil.getBundle(ChatViews.class).getBundleContext();
		return bundles.getService(bundles.getServiceReference(ChatViews.class));
	}

	private static void open(IWorkbenchPage page, ChatOpening opening) {
		UiThread.run(() -> views().open(page, opening));
	}

	private static Prompt written(ChatPage page) {
		return UiThread.get(() -> page.composer().prompt());
	}

	@Test
	void aClosedViewIsOpenedAndFilledAndNothingIsSent() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN));
			var page = chat.open();
			UiThread.waitUntil("the prompt is there", () -> EXPLAIN.equals(page.composer().prompt()));
			assertTrue(UiThread.get(() -> page.composer().text().isFocusControl()));
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
		}
	}

	@Test
	void aDraftStaysBehindThePrompt() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.type(page, "my draft");
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN));
			assertEquals(new Prompt("Explain it.\n\nmy draft", List.of(CODE)), written(page));
		}
	}

	@Test
	void withADraftNothingIsSentByItself() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.type(page, "Explain it. But how?");
			open(EditorFixture.page(), ChatOpening.fill(Prompt.of("Explain it.")).andSend());
			assertEquals(Prompt.of("Explain it.\n\nExplain it. But how?"), written(page));
			UiThread.settle();
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
		}
	}

	@Test
	void itIsSentInANewConversationAndTheDraftStaysInItsOwn() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("First."));
			chat.server().enqueueFor("/chat/completions", Answer.text("Second."));
			var page = chat.open();
			ChatFixture.send(page, "one");
			ChatFixture.waitForText(page, "First.");
			UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());
			ChatFixture.type(page, "my draft");
			var before = UiThread.get(() -> page.presenter().session());
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN).inNewConversation().andSend());
			ChatFixture.waitForText(page, "Second.");
			assertNotSame(before, UiThread.get(() -> page.presenter().session()));
			assertEquals(Prompt.of(""), written(page));
			UiThread.run(() -> page.presenter().open(before.id(), null));
			UiThread.waitUntil("the draft is back", () -> "my draft".equals(page.composer().prompt().text()));
		}
	}

	@Test
	void aQuestionThatIsBeingChangedIsSetAside() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = change(chat);
			ChatFixture.type(page, "changed");
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN));
			assertEquals(EXPLAIN, written(page));
			assertNull(UiThread.get(() -> page.presenter().sender().edited()));
			UiThread.waitUntil("it waits", () -> page.presenter().session().queue().stream()
					.anyMatch(queued -> "changed".equals(queued.prompt().text()) && queued.question() != null));
		}
	}

	@Test
	void aQuestionIsNotReplacedByWhatIsSent() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = change(chat);
			ChatFixture.type(page, "");
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN).andSend());
			assertEquals(EXPLAIN, written(page));
			assertNull(UiThread.get(() -> page.presenter().sender().edited()));
		}
	}

	/** A view in which the user is changing the first question. */
	private static ChatPage change(ChatFixture chat) throws Exception {
		chat.server().enqueueFor("/chat/completions", Answer.text("First."));
		var page = chat.open();
		ChatFixture.send(page, "one");
		ChatFixture.waitForText(page, "First.");
		UiThread.waitUntil("it has ended", () -> !page.presenter().session().isBusy());
		var question = UiThread.get(() -> page.presenter().session().snapshot().pathIds().getFirst());
		UiThread.run(() -> page.presenter().action(question, UserAction.OnTurn.EDIT));
		UiThread.waitUntil("it is being changed", () -> question.equals(page.presenter().sender().edited()));
		return page;
	}

	@Test
	void theFocusStaysWhereItIsIfAsked() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var usage = UiThread.get(() -> EditorFixture.page().showView(UiIds.USAGE_VIEW));
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN).withoutFocus());
			assertEquals(EXPLAIN, written(page));
			assertEquals(usage, UiThread.get(() -> EditorFixture.page().getActivePart()));
		}
	}

	@Test
	void theSecretIsAskedForAndNotSent() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var secret = new Attachment.TextFile("a.txt", "-----BEGIN PRIVATE KEY-----");
			open(EditorFixture.page(), ChatOpening.fill(new Prompt("Look.", List.of(secret))).andSend());
			assertEquals(Prompt.of("Look."), written(page));
			MessageDriver.press(page, Messages.AttachmentSources_attachAnyway);
			assertEquals(List.of(secret), written(page).attachments());
			assertTrue(chat.server().requests("/chat/completions").isEmpty());
		}
	}

	@Test
	void allThatLooksSecretIsAskedForAtOnce() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var plain = new Attachment.TextFile("b.txt", "b");
			var secrets = List.<Attachment>of(new Attachment.TextFile("a.txt", "-----BEGIN PRIVATE KEY-----"),
					new Attachment.TextFile("c.txt", "-----BEGIN PRIVATE KEY-----"));
			open(EditorFixture.page(), ChatOpening
					.fill(new Prompt("Look.", List.of(secrets.getFirst(), plain, secrets.getLast()))));
			assertEquals(List.of(plain), written(page).attachments());
			var said = MessageDriver.waitFor(page, "a.txt is asked for", text -> text.contains("a.txt"));
			assertTrue(said.endsWith(NLS.bind(Messages.AttachmentSources_attachAnywayMore, "", "1")), said);
			MessageDriver.press(page, Messages.AttachmentSources_attachAnyway);
			assertEquals(List.of(plain, secrets.getFirst(), secrets.getLast()), written(page).attachments());
		}
	}

	/** The question of before is hidden by the next one, and what it was about must not be lost with it. */
	@Test
	void whatIsBroughtIsAskedForTogetherWithWhatIsAttached() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var brought = new Attachment.TextFile("a.txt", "-----BEGIN PRIVATE KEY-----");
			var mentioned = new Attachment.WebPage("b", "-----BEGIN PRIVATE KEY-----");
			open(EditorFixture.page(), ChatOpening.fill(new Prompt("Look.", List.of(brought))));
			MessageDriver.waitFor(page, "a.txt is asked for", text -> text.contains("a.txt"));
			UiThread.run(() -> page.attachments().add("b", CompletableFuture.completedFuture(mentioned)));
			MessageDriver.waitFor(page, "both are asked for",
					text -> text.endsWith(NLS.bind(Messages.AttachmentSources_attachAnywayMore, "", "1")));
			MessageDriver.press(page, Messages.AttachmentSources_attachAnyway);
			assertEquals(List.of(brought, mentioned), written(page).attachments());
		}
	}

	@Test
	void whatIsBroughtLeavesTheQuestionAboutWhatIsAttached() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var mentioned = new Attachment.WebPage("shop.example", "-----BEGIN PRIVATE KEY-----");
			UiThread.run(() -> page.attachments().add("shop.example", CompletableFuture.completedFuture(mentioned)));
			var asked = MessageDriver.waitFor(page, "it is asked for", text -> text.contains("shop.example"));
			open(EditorFixture.page(), ChatOpening.fill(EXPLAIN));
			assertEquals(EXPLAIN, written(page));
			MessageDriver.waitFor(page, asked);
			MessageDriver.press(page, Messages.AttachmentSources_attachAnyway);
			assertEquals(List.of(CODE, mentioned), written(page).attachments());
		}
	}

	@Test
	void anotherWindowGetsItsOwnView() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			var other = UiThread.get(() -> PlatformUI.getWorkbench().openWorkbenchWindow(null));
			try {
				open(other.getActivePage(), ChatOpening.fill(EXPLAIN));
				UiThread.waitUntil("the prompt is there",
						() -> other.getActivePage().findView(UiIds.CHAT_VIEW) instanceof ChatViewPart view
								&& view.chatPage() != null && EXPLAIN.equals(view.chatPage().composer().prompt()));
				assertEquals(Prompt.of(""), written(page));
			} finally {
				UiThread.run(other::close);
			}
		}
	}

	@Test
	void onlyTheUiThreadMayOpenIt() {
		var page = UiThread.get(EditorFixture::page);
		assertThrows(SWTException.class, () -> views().open(page, ChatOpening.fill(EXPLAIN)));
		assertNull(UiThread.get(() -> page.findView(UiIds.CHAT_VIEW)));
	}
}
