package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The button of the native widget that leads back to the end; that of the browser is tested with its page. */
@WorkbenchTest
@SuppressWarnings("nls")
class JumpToLatestTest {

	@Test
	void whoScrolledUpCanJumpToTheLatest() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("a line\n\n".repeat(100) + "the last line"));
			var text = (StyledText) page.transcript().control();
			TranscriptDriver.of(page).waitForText("the last line");
			UiThread.waitUntil("the end is in view", () -> atEnd(text));
			var latest = UiThread.get(() -> latest(page));
			assertFalse(UiThread.get(latest::isVisible));
			UiThread.run(() -> {
				text.setTopPixel(0);
				text.notifyListeners(SWT.KeyUp, new Event());
			});
			assertTrue(UiThread.get(latest::isVisible));
			assertTrue(UiThread.get(() -> Arrays.asList(text.getParent().getTabList()).contains(latest)), "by Tab");
			UiThread.run(() -> {
				latest.setFocus();
				latest.notifyListeners(SWT.Selection, new Event());
			});
			assertTrue(UiThread.get(() -> atEnd(text)));
			assertFalse(UiThread.get(latest::isVisible));
			assertTrue(UiThread.get(text::isFocusControl));
		}
	}

	private static boolean atEnd(StyledText text) {
		var bar = text.getVerticalBar();
		return bar.getMaximum() > bar.getThumb()
				&& bar.getSelection() + bar.getThumb() >= bar.getMaximum() - text.getLineHeight();
	}

	private static Button latest(ChatPage page) {
		for (var child : ((Composite) page.transcript().control().getParent()).getChildren()) {
			if (child instanceof Button button) {
				return button;
			}
		}
		throw new AssertionError("no button");
	}
}
