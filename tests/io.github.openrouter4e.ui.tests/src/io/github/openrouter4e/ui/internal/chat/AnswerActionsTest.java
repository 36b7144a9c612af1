package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What is offered below answers and questions. */
@WorkbenchTest
@SuppressWarnings("nls")
class AnswerActionsTest {

	private static final String MARKDOWN = "## Title\n\nThe **answer** is `42`, see [there](https://example.org/).\n\n- one\n- two";

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void copiedAsMarkdownAndAsText(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var transcript = TranscriptDriver.of(answered(chat, Answer.text(MARKDOWN)));
			transcript.press(UserAction.OnTurn.COPY_ANSWER);
			CodeActionsTest.waitForClipboard(MARKDOWN);
			transcript.press(UserAction.OnTurn.COPY_PLAIN);
			CodeActionsTest.waitForClipboard(
					"Title\n\nThe answer is \"42\", see \"there\" (https://example.org/).\n\n- one\n- two");
		}
	}

	/** Without that, every further prompt would be refused for the same image. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aRefusedImageIsLeftOut(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.error(400, "image exceeds 5 MB maximum"),
					Answer.text("Hi without it."));
			var page = chat.open();
			UiThread.run(page.presenter()::newConversation);
			UiThread.run(() -> page.composer().attach(new Attachment.Image("huge.png", "image/png",
					Blob.of("\u0089PNG\r\n\u001A\nrest".getBytes(StandardCharsets.ISO_8859_1)))));
			ChatFixture.send(page, "What is this?");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("huge.png\u201D is not accepted");
			waitUntilIdle(page);
			transcript.press(new UserAction.OnError(ErrorAction.LEAVE_OUT));
			transcript.waitForText("Hi without it.");
			transcript.waitForText("huge.png (left out)");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void generatedAgainAndBackToTheFirst(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, Answer.text("First version."), Answer.text("Second version."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.REGENERATE);
			transcript.waitForText("Second version.");
			transcript.waitUntilGone("First version.");
			waitUntilIdle(page);
			transcript.press(UserAction.OnTurn.PREVIOUS_BRANCH);
			transcript.waitForText("First version.");
			transcript.waitForText("1/2");
			transcript.press(UserAction.OnTurn.NEXT_BRANCH);
			transcript.waitForText("Second version.");
			transcript.waitForText("2/2");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void generatedAgainWithAnotherModel(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, Answer.text("First version."), Answer.text("Second version."));
			var transcript = TranscriptDriver.of(page);
			chat.services().models().refresh().get(30, TimeUnit.SECONDS);
			transcript.press(UserAction.OnTurn.OTHER_MODEL);
			var picker = DialogDriver.awaitAny();
			UiThread.waitUntil("models are listed", () -> picker.getDefaultButton().isEnabled());
			UiThread.run(() -> Widgets.all(picker, Text.class).filter(Text::isVisible).findFirst().orElseThrow()
					.setText("gemini"));
			var model = UiThread.waitFor("a model of Google's is chosen", () -> picker.getText());
			assertFalse(model.isEmpty());
			UiThread.run(() -> picker.getDefaultButton().notifyListeners(SWT.Selection, new Event()));
			transcript.waitForText("Second version.");
			var asked = chat.server().lastChat().bodyText();
			assertTrue(asked.contains("google/gemini"), asked);
			transcript.waitForText("2/2");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void anAnswerIsDeletedAndBroughtBack(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, Answer.text("The only answer."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.DELETE, 1);
			transcript.waitUntilGone("The only answer.");
			assertTrue(transcript.text().contains("The question"));
			MessageDriver.press(page, Messages.PromptSender_undo);
			transcript.waitForText("The only answer.");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aQuestionIsDeletedWithItsAnswerAndBothAreBroughtBack(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, Answer.text("The only answer."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.DELETE, 0);
			transcript.waitUntilGone("The question");
			transcript.waitForText(Messages.Notices_emptyTitle);
			MessageDriver.press(page, Messages.PromptSender_undo);
			transcript.waitForText("The only answer.");
			transcript.waitForText("The question");
			transcript.waitUntilGone(Messages.Notices_emptyTitle);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void continuedAfterAnError(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat,
					Answer.pieces("Half of ").midStreamError(StreamError.DOCUMENTED, 502, "Provider disconnected"),
					Answer.pieces("the story."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.CONTINUE);
			transcript.waitForText("Half of the story.");
			transcript.waitUntilGone(Messages.Notices_failed);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void triedAgainWithAShorterAnswerWhereCreditsAreLow(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, SampleErrors.cannotAfford(8192, 1848), Answer.text("A short story."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(new UserAction.OnError(ErrorAction.LOWER_MAX_TOKENS));
			transcript.waitForText("A short story.");
			transcript.waitUntilGone(ErrorAction.LOWER_MAX_TOKENS.label());
			var asked = chat.server().lastChat().bodyText();
			assertTrue(asked.contains("max_completion_tokens"), asked);
			assertEquals(2, page.presenter().session().snapshot().pathIds().size(), "the question is asked once");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void continuedAfterACut(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, Answer.pieces("Half of ").finish("length", "max_tokens"),
					Answer.pieces("the story."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.CONTINUE);
			transcript.waitForText("Half of the story.");
			UiThread.waitUntil("nothing is left to continue", () -> page.presenter().session().snapshot()
					.last() instanceof io.github.openrouter4e.chat.Answer answer
					&& answer.state() == AnswerState.COMPLETE);
			UiThread.waitUntil("that is not offered any more", () -> !transcript.offers(UserAction.OnTurn.CONTINUE));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void continuedAfterAStopInAViewOpenedAgain(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.pieces("Half of ", "never seen").gate(Gate.closedAt(1)), Answer.pieces("the story."));
			var first = chat.open();
			ChatFixture.send(first, "The question");
			ChatFixture.waitForText(first, "Half of");
			UiThread.run(() -> Widgets.click(ChatFixture.button(first, "openrouter.stop")));
			TranscriptDriver.of(first).waitForText("stopped");
			UiThread.waitUntil("the run has ended", () -> !first.presenter().session().isBusy());
			ConversationsTest.closeView();

			var transcript = TranscriptDriver.of(chat.open());
			transcript.waitForText("Half of");
			transcript.press(UserAction.OnTurn.CONTINUE);
			transcript.waitForText("Half of the story.");
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aQuestionIsEditedAsABranchAndTheOldOneIsKept(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = answered(chat, Answer.text("To the first."), Answer.text("To the second."));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.EDIT);
			UiThread.waitUntil("the question is in the composer",
					() -> "The question".equals(page.composer().text().getText()));
			ChatFixture.send(page, "Another question");
			transcript.waitForText("To the second.");
			transcript.waitUntilGone("The question");
			waitUntilIdle(page);
			transcript.press(UserAction.OnTurn.PREVIOUS_BRANCH);
			transcript.waitForText("To the first.");
			transcript.waitForText("The question");
			transcript.waitUntilGone("Another question");
			assertEquals(2, chat.server().requests("/chat/completions").size());
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void whileAnAnswerComesNothingElseIsChanged(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var gate = Gate.closedAt(1);
			var page = answered(chat, Answer.text("First answer."), Answer.pieces("Second ", "answer.").gate(gate));
			ChatFixture.send(page, "Go on");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("Second");
			transcript.press(UserAction.OnTurn.REGENERATE, 0);
			MessageDriver.waitFor(page, Messages.PromptSender_busyFirst);
			MessageDriver.press(page, Messages.ComposerBar_stop);
			transcript.waitForText("stopped");
			assertTrue(transcript.text().contains("First answer."));
		}
	}

	/**
	 * Waits until the conversation can be changed and the footer of the answer is shown, whichever comes first: as long as the
	 * footer is on its way, what is below it moves, and a click may hit what stands there by then.
	 */
	private static void waitUntilIdle(ChatPage page) {
		UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
		var transcript = TranscriptDriver.of(page);
		UiThread.waitUntil("its footer is shown", () -> transcript.offers(UserAction.OnTurn.REGENERATE));
	}

	/** Opens the view and waits for the end of the first answer to "The question". */
	static ChatPage answered(ChatFixture chat, Answer... answers) {
		chat.server().enqueueFor("/chat/completions", answers);
		var page = chat.open();
		ChatFixture.send(page, "The question");
		UiThread.waitUntil("the answer has ended", () -> {
			var session = page.presenter().session();
			return !session.isBusy() && session.snapshot().last() instanceof io.github.openrouter4e.chat.Answer;
		});
		waitUntilIdle(page);
		return page;
	}
}
