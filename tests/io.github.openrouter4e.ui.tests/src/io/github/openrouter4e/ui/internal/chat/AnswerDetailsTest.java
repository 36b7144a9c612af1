package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.chat.conversation.Messages;
import io.github.openrouter4e.ui.internal.transcript.AnswerFacts;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** How an answer came about, asked for from its menu. */
@WorkbenchTest
@SuppressWarnings("nls")
class AnswerDetailsTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void routingAndGenerationAreShown(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("The answer."));
			var page = chat.open();
			ChatFixture.send(page, "A question");
			var transcript = TranscriptDriver.of(page);
			transcript.waitForText("The answer.");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			var asked = chat.server().requests("/generation").size();

			transcript.press(UserAction.OnTurn.DETAILS);
			var dialog = DialogDriver.await(Messages.AnswerDetails_title);
			var text = UiThread.get(() -> Widgets.only(dialog, StyledText.class, any -> true));
			UiThread.waitUntil("OpenRouter's account is shown",
					() -> text.getText().contains(Messages.AnswerDetails_generationTime));
			var shown = UiThread.get(text::getText);
			assertTrue(shown.contains("Busy Provider: " + Messages.AnswerDetails_busy + " (429)"), shown);
			assertTrue(shown.contains("900"), shown);
			var answer = (io.github.openrouter4e.chat.Answer) page.presenter().session().snapshot().path().getLast();
			AnswerFacts.details(answer, "").lines()
					.forEach(line -> assertTrue(shown.contains(line), () -> line + " in " + shown));
			assertFalse(shown.contains(Messages.AnswerDetails_asking), shown);
			assertTrue(chat.server().requests("/generation").size() > asked);
			assertEquals("enabled", chat.server().lastChat().header("X-OpenRouter-Metadata").orElse(""));
			UiThread.run(dialog::close);
		}
	}
}
