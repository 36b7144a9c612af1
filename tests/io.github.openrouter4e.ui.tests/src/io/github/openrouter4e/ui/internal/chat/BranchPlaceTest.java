package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Whoever goes from one version of an answer to the next wants to press the same arrow again. */
@WorkbenchTest
@SuppressWarnings("nls")
class BranchPlaceTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void theArrowsStayWhereTheyAre(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("first line\n\n".repeat(60)),
					Answer.text("second line\n\n".repeat(90)));
			var transcript = TranscriptDriver.of(page);
			transcript.press(UserAction.OnTurn.REGENERATE);
			transcript.waitForText("2/2");
			UiThread.waitUntil("the answer has ended", () -> !page.presenter().session().isBusy());
			transcript.press(UserAction.OnTurn.PREVIOUS_BRANCH);
			transcript.waitForText("1/2");
			var before = UiThread.get(() -> place(page, UserAction.OnTurn.NEXT_BRANCH));
			transcript.press(UserAction.OnTurn.NEXT_BRANCH);
			transcript.waitForText("2/2");
			// the line with the arrows, whichever of them can be pressed
			UiThread.waitUntil("the arrows are where they were",
					() -> Math.abs(before - place(page, UserAction.OnTurn.PREVIOUS_BRANCH)) <= 2);
			assertEquals(before, UiThread.get(() -> place(page, UserAction.OnTurn.PREVIOUS_BRANCH)), 2);
		}
	}

	/** How far down in the view an action is. */
	private static double place(ChatPage page, UserAction action) {
		return switch (page.transcript().control()) {
			case StyledText text ->
				StyledLines.of(text).filter(r -> TranscriptDriver.link(action).equals(r.data)).findFirst()
						.map(r -> text.getLinePixel(text.getLineAtOffset(r.start))).orElse(-1_000).doubleValue();
			case Browser browser ->
				browser.evaluate("const b = document.querySelector('button[data-a=\"" + ActionNames.of(action)
						+ "\"]'); return b ? b.getBoundingClientRect().top : -1000") instanceof Double top
								? top
								: -1_000;
			default -> throw new AssertionError();
		};
	}
}
