package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.composer.AttachmentSources;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
@SuppressWarnings("nls")
class TranscriptActionsTest {

	private static final String HOSTILE = "<script>openRouterCall('link','%1$s/a')</script>\n\n<img src=x onerror=\"fetch('%1$s/b')\">"
			+ "\n\n![pixel](%1$s/c.png)\n\n[x](javascript:fetch('%1$s/d'))\n\n```html\n<script src=\"%1$s/e\"></script>\n```\n\n"
			+ "<iframe src=\"%1$s/f\"></iframe>\n\n<style>@import url(%1$s/g)</style>\n\n\u202Eevil\u001B[31m\n\nThe end of it.";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void hostileOutputReachesNobody(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget);
				var canary = io.github.openrouter4e.testing.StandInServer.start()) {
			chat.server().enqueueFor("/chat/completions",
					io.github.openrouter4e.testing.Answer.text(HOSTILE.formatted(canary.origin())));
			var page = chat.open();
			ChatFixture.send(page, "Attack");
			ChatFixture.waitForText(page, "The end of it.");
			// another answer comes through the same widget, so whatever the first one started had its time
			ChatFixture.send(page, "Still there?");
			ChatFixture.waitForText(page, "Still there?");
			UiThread.waitUntil("the second answer has ended", () -> !page.presenter().session().isBusy());
			assertEquals(0, canary.acceptedConnections());
			ChatFixture.waitForText(page, "<script>");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void anAnswerCanBeGeneratedAgainAndBothAreKept(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", io.github.openrouter4e.testing.Answer.text("First version."),
					io.github.openrouter4e.testing.Answer.text("Second version."));
			var page = chat.open();
			ChatFixture.send(page, "Write");
			ChatFixture.waitForText(page, "First version.");
			var first = finished(page);
			UiThread.run(() -> page.presenter().action(first.id(), UserAction.OnTurn.REGENERATE));
			ChatFixture.waitForText(page, "Second version.");
			ChatFixture.waitForText(page, "2/2");
			var second = finished(page);
			UiThread.run(() -> page.presenter().action(second.id(), UserAction.OnTurn.PREVIOUS_BRANCH));
			ChatFixture.waitForText(page, "First version.");
			ChatFixture.waitForText(page, "1/2");
		}
	}

	@Test
	void aQuestionIsEditedAsABranch() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", io.github.openrouter4e.testing.Answer.text("To the first."),
					io.github.openrouter4e.testing.Answer.text("To the second."));
			var page = chat.open();
			ChatFixture.send(page, "Question one");
			ChatFixture.waitForText(page, "To the first.");
			var answer = finished(page);
			UiThread.run(() -> page.presenter().action(answer.parentId(), UserAction.OnTurn.EDIT));
			UiThread.waitUntil("the question is in the composer",
					() -> "Question one".equals(page.composer().text().getText()));
			ChatFixture.send(page, "Question two");
			ChatFixture.waitForText(page, "To the second.");
			assertTrue(!ChatFixture.shown(page).contains("Question one"));
		}
	}

	@Test
	void promptsSentBeforeComeBackWithTheArrowKeys() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions",
					io.github.openrouter4e.testing.Answer.text("An answer."));
			var page = chat.open();
			ChatFixture.send(page, "Sent before");
			ChatFixture.waitForText(page, "An answer.");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			ChatFixture.type(page, "draft");
			ChatFixture.press(page, org.eclipse.swt.SWT.ARROW_UP, 0);
			assertEquals("Sent before", UiThread.get(() -> page.composer().text().getText()));
			ChatFixture.press(page, org.eclipse.swt.SWT.ARROW_DOWN, 0);
			assertEquals("draft", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void whoChoseFilesGoesOnWithThePrompt(TranscriptWidget widget) throws Exception {
		var file = Files.writeString(Files.createTempFile("note", ".txt"), "a note");
		try (var chat = ChatFixture.withKey(widget)) {
			var page = chat.open();
			UiThread.run(() -> {
				page.transcript().control().setFocus();
				page.attachments().addChosen(file.getParent().toString(), new String[]{file.getFileName().toString()});
			});
			UiThread.waitUntil("the file is attached", () -> page.composer().prompt().attachments().size() == 1);
			assertTrue(UiThread.get(() -> page.composer().text().isFocusControl()));
		} finally {
			Files.delete(file);
		}
	}

	@Test
	void largeTextBecomesAnAttachment() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			UiThread.run(() -> page.attachments().pasteText("a line\n".repeat(AttachmentSources.LARGE_PASTE)));
			assertEquals(1, UiThread.get(() -> page.composer().prompt().attachments().size()));
			assertEquals("", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	@Test
	void typingIsUndone() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			StyledText text = page.composer().text();
			UiThread.run(() -> text.insert("one"));
			UiThread.run(() -> text.replaceTextRange(0, 3, "two"));
			UiThread.run(page.composer().undo()::undo);
			assertEquals("one", UiThread.get(text::getText));
			UiThread.run(page.composer().undo()::redo);
			assertEquals("two", UiThread.get(text::getText));
		}
	}

	private static Answer finished(ChatPage page) {
		return UiThread.waitFor("the answer has ended", () -> {
			var session = page.presenter().session();
			return !session.isBusy() && session.snapshot().last() instanceof Answer answer ? answer : null;
		});
	}
}
