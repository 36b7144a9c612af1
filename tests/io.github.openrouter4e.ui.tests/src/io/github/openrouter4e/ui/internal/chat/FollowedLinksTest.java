package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

@WorkbenchTest
@SuppressWarnings("nls")
class FollowedLinksTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void aLinkThatHidesItsHostAsksFirst(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat,
					Answer.text("See [the bank](https://bank.example%2Flogin@evil.example/)."));
			TranscriptDriver.of(page).followLink("https://bank.example%2Flogin@evil.example/");
			var dialog = DialogDriver.await("Where This Link Leads");
			assertTrue(UiThread.get(() -> Widgets.all(dialog, Label.class)
					.anyMatch(label -> label.getText().contains("\nevil.example\n"))));
			UiThread.run(dialog::close);
		}
	}
}
