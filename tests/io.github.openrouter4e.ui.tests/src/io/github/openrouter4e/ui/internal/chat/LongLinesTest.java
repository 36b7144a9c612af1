package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.CodeUse;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Text without line breaks, which a widget would lay out in one go: nobody wants to wait for that. */
@WorkbenchTest
@SuppressWarnings("nls")
class LongLinesTest {

	private static final int LENGTH = 20_000;
	private static final int LONGEST = 8_000;
	private static final int TOO_LONG = 51_000;

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void noLineOfAQuestionOrItsAnswerIsLongerThanAWidgetCanBear(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.text("word ".repeat(2_000) + "\n\nThe end of it."), Answer.text("The last one."));
			var page = chat.open();
			var asked = "x".repeat(LENGTH);
			UiThread.run(() -> page.presenter().send(Prompt.of(asked)));
			waitForAllOf(page);
			assertBounded(page);
			var session = page.presenter().session();
			var question = (Question) session.snapshot().turn(session.snapshot().pathIds().getFirst()).orElseThrow();
			assertEquals(asked, question.prompt().text());

			UiThread.waitUntil("the answer has ended", () -> !session.isBusy());
			UiThread.run(() -> page.transcript().show(session)); // in one piece, as after opening the conversation
			ChatFixture.send(page, "And now?");
			ChatFixture.waitForText(page, "The last one.");
			waitForAllOf(page);
			assertBounded(page);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void whatWasLeftOutIsShownToWhoWantsToSeeIt(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions",
					Answer.text("```\n" + "y".repeat(TOO_LONG) + "end_of_line\n```\nAfter it."));
			var page = chat.open();
			UiThread.run(() -> page.presenter().send(Prompt.of("x".repeat(TOO_LONG) + "end_of_question")));
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("After it.");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			UiThread.waitUntil("it is shown to its end", () -> transcript.offers(UserAction.OnTurn.REGENERATE));
			// what stands below an answer comes before its text if it ended before anything of it was shown
			UiThread.waitUntil("question and answer are cut", () -> transcript.count(UserAction.OnView.SHOW_ALL) == 2);
			assertFalse(transcript.text().contains("end_of_line"));
			transcript.press(UserAction.OnView.SHOW_ALL);
			transcript.waitForText("end_of_line");
			assertFalse(transcript.text().contains("end_of_question"));
			transcript.press(UserAction.OnView.SHOW_ALL);
			transcript.waitForText("end_of_question");
			UiThread.waitUntil("nothing is left out", () -> !transcript.offers(UserAction.OnView.SHOW_ALL));
			transcript.press(CodeUse.COPY);
			CodeActionsTest.waitForClipboard("y".repeat(TOO_LONG) + "end_of_line\n");
		}
	}

	/** The end of a conversation comes first, its beginning last. */
	private static void waitForAllOf(ChatPage page) {
		UiThread.waitUntil("question and answer are shown", () -> {
			var shown = TranscriptDriver.read(page.transcript().control());
			return shown.contains("The end of it.") && shown.chars().filter(c -> c == 'x').count() >= LENGTH;
		});
	}

	private static void assertBounded(ChatPage page) {
		var longest = UiThread.get(() -> switch (page.transcript().control()) {
			case Browser browser -> ((Double) browser.evaluate("return Math.max(...[...document.querySelectorAll("
					+ "'.said')].flatMap(e => e.textContent.split('\\n')).map(l => l.length))")).intValue();
			case StyledText text -> text.getText().lines().mapToInt(String::length).max().orElse(0);
			default -> throw new AssertionError();
		});
		assertTrue(longest > 1 && longest <= LONGEST, "the longest line has " + longest);
	}
}
