package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Answers side by side. */
@WorkbenchTest
@SuppressWarnings("nls")
class CompareTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void bothAnswersAreReadAndOneIsChosen(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = twice(chat, "The question & more");
			var dialog = compare(page);
			var texts = texts(dialog, 2);
			UiThread.waitUntil("both are shown", () -> texts.get(0).getText().contains("First version.")
					&& texts.get(1).getText().contains("Second version."));
			var labels = UiThread.get(() -> Widgets.all(dialog, Label.class).map(Label::getText).toList());
			assertEquals("The question & more",
					UiThread.get(() -> Widgets.only(dialog, Text.class, t -> true).getText()));
			assertTrue(labels.stream().anyMatch(l -> l.contains("maker/first")), labels.toString());
			assertTrue(labels.stream().anyMatch(l -> l.contains("maker/second")), labels.toString());

			goOnWithTheFirst(dialog);
			TranscriptDriver.of(page).waitForText("First version.");
			TranscriptDriver.of(page).waitForText("1/2");
			assertTrue(UiThread.get(dialog::isDisposed));
		}
	}

	@Test
	void theDialogGoesWithItsView() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var dialog = compare(twice(chat, "The question"));
			ConversationsTest.closeView();
			assertTrue(UiThread.get(dialog::isDisposed));
		}
	}

	@Test
	void codeIsCopiedFromEachAnswer() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var dialog = compare(twice(chat, "The question"));
			for (var text : texts(dialog, 2)) {
				var transcript = new TranscriptDriver(text);
				transcript.waitForText("version");
				var first = transcript.text().contains("First version.");
				transcript.press(CodeUse.COPY);
				CodeActionsTest.waitForClipboard(first ? "first();\n" : "second();\n");
			}
		}
	}

	@Test
	void aLongQuestionLeavesRoomForTheAnswers() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var dialog = compare(twice(chat, "A long question it is.\n".repeat(200)));
			texts(dialog, 2).forEach(text -> UiThread.run(() -> assertTrue(
					text.getSize().y > dialog.getSize().y / 2, text.getSize() + " in " + dialog.getSize())));
		}
	}

	@Test
	void whatIsChosenHoldsForTheConversationThatWasCompared() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = twice(chat, "The question");
			var compared = page.presenter().session();
			var second = compared.snapshot().last().id();
			var dialog = compare(page);
			UiThread.run(page.presenter()::newConversation);
			goOnWithTheFirst(dialog);
			UiThread.waitUntil("the first answer is active", () -> !second.equals(last(chat, compared.id())));
			assertEquals(0, page.presenter().session().snapshot().pathIds().size());
		}
	}

	/** The last turn of a conversation as it is on the disk: a session that nobody shows any more changes in vain. */
	private static String last(ChatFixture chat, String conversation) {
		try {
			var session = chat.services().chat().open(conversation);
			try {
				return session.snapshot().last().id();
			} finally {
				session.close();
			}
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private static ChatPage twice(ChatFixture chat, String question) {
		chat.server().enqueueFor("/chat/completions",
				Answer.text("First version.\n\n```\nfirst();\n```").servedBy("maker/first", "Maker"),
				Answer.text("Second version.\n\n```\nsecond();\n```").servedBy("maker/second", "Maker"));
		var page = chat.open();
		ChatFixture.send(page, question);
		var transcript = TranscriptDriver.of(page);
		transcript.waitForText("First version.");
		UiThread.waitUntil("the first answer has ended", () -> !page.presenter().session().isBusy());
		transcript.press(UserAction.OnTurn.REGENERATE);
		transcript.waitForText("2/2");
		transcript.waitForText("Second version.");
		UiThread.waitUntil("the second answer has ended", () -> !page.presenter().session().isBusy());
		return page;
	}

	private static Shell compare(ChatPage page) {
		TranscriptDriver.of(page).press(UserAction.OnTurn.COMPARE);
		return DialogDriver.await(Messages.CompareDialog_compareTitle);
	}

	private static List<StyledText> texts(Shell dialog, int count) {
		return UiThread.waitFor("there are " + count + " answers", () -> {
			var texts = Widgets.all(dialog, StyledText.class).toList();
			return texts.size() == count ? texts : null;
		});
	}

	private static void goOnWithTheFirst(Shell dialog) {
		UiThread.run(() -> Widgets.click(Widgets.all(dialog, Button.class)
				.filter(b -> Widgets.plain(b.getText()).equals(Widgets.plain(Messages.CompareDialog_compareUse)))
				.min(Comparator.comparing(b -> ((Control) b).toDisplay(0, 0).x)).orElseThrow()));
	}
}
