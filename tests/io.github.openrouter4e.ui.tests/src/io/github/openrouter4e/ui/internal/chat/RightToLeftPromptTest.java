package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** A prompt in a script from right to left, line by line, and the title that comes of it. */
@WorkbenchTest
@SuppressWarnings("nls")
class RightToLeftPromptTest {

	private static final String HEBREW = "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD.";

	@Test
	void eachLineRunsItsWay() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = chat.open();
			ChatFixture.type(page, HEBREW + "\nint x = 1;\n" + HEBREW);
			UiThread.settle();
			UiThread.run(() -> {
				var text = page.composer().text();
				var middle = text.getClientArea().width / 2;
				var code = HEBREW.length() + 1;
				assertTrue(text.getLocationAtOffset(0).x > middle, "Hebrew begins at the right");
				assertTrue(text.getLocationAtOffset(HEBREW.length() - 1).x < text.getLocationAtOffset(1).x,
						"its full stop is at its left");
				assertTrue(text.getLocationAtOffset(code).x < middle, "code begins at the left");
				assertTrue(text.getLocationAtOffset(code + 11).x > middle, "Hebrew again");
				text.replaceTextRange(0, HEBREW.length(), "Latin");
			});
			UiThread.settle();
			UiThread.run(() -> {
				var text = page.composer().text();
				assertTrue(text.getLocationAtOffset(0).x < text.getClientArea().width / 2, "it follows what is typed");
			});
		}
	}

	@Test
	void theTitleLineIsMirrored() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			chat.server().enqueueFor("/chat/completions", Answer.text("One."), Answer.text("Two."));
			var page = chat.open();
			ChatFixture.send(page, HEBREW);
			ChatFixture.waitForText(page, "One.");
			UiThread.waitUntil("the title begins at the right", () -> title(page).x > figures(page).x);
			assertTrue(UiThread.get(() -> titleLabel(page).getText()).startsWith("\u202B"),
					"it is drawn from right to left");
			UiThread.run(() -> ChatCommand.NEW_CONVERSATION.run(page));
			ChatFixture.send(page, "Latin");
			ChatFixture.waitForText(page, "Two.");
			UiThread.waitUntil("the title begins at the left", () -> title(page).x < figures(page).x);
		}
	}

	private static Point title(ChatPage page) {
		return titleLabel(page).getLocation();
	}

	private static CLabel titleLabel(ChatPage page) {
		return Widgets.only((Composite) page.control(), CLabel.class, each -> has(each, "openrouter.title"));
	}

	private static Point figures(ChatPage page) {
		return Widgets.only((Composite) page.control(), Label.class, each -> has(each, "openrouter.figures"))
				.getLocation();
	}

	private static boolean has(Widget widget, String key) {
		return key.equals(widget.getData("org.eclipse.swtbot.widget.key"));
	}
}
