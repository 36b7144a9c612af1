package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** Text is found in the transcript. */
@WorkbenchTest
@SuppressWarnings("nls")
class FindTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void textIsFoundForwardsAndBackwards(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat,
					Answer.text("One Needle1 here.\n\nlong text\n\nAnother needle2 there."));
			ChatFixture.waitForText(page, "needle2");
			UiThread.run(() -> {
				var transcript = (Composite) page.transcript().page();
				assertEquals(1, transcript.getChildren().length, "made when it is opened");
				page.transcript().find();
				assertEquals(1, Widgets.all((Composite) transcript.getChildren()[0], Text.class).count(),
						"above the text");
				var text = Widgets.only((Composite) page.transcript().page(), Text.class, Text::isVisible);
				text.setText("NEEDLE");
				var first = place(page);
				TranscriptDriver.key(text, SWT.CR, SWT.CR, 0);
				var second = place(page);
				assertTrue(first < second, first + " before " + second);
				TranscriptDriver.key(text, SWT.CR, SWT.CR, SWT.SHIFT);
				assertEquals(first, place(page));
				assertEquals("needle", selected(page).toLowerCase(Locale.ROOT));
				text.setText("haystack");
				assertEquals(1, Widgets.all((Composite) page.transcript().page(), Label.class)
						.filter(label -> label.getText().equals("Not found")).count());
				TranscriptDriver.key(text, SWT.ESC, SWT.ESC, 0);
				assertFalse(text.isVisible());
			});
		}
	}

	private static String selected(ChatPage page) {
		return switch (page.transcript().control()) {
			case StyledText text -> text.getSelectionText();
			case Browser browser -> (String) browser.evaluate("return getSelection().toString()");
			default -> throw new AssertionError();
		};
	}

	/** Where the selection is, from top to bottom. */
	private static double place(ChatPage page) {
		return switch (page.transcript().control()) {
			case StyledText text -> text.getSelection().x;
			case Browser browser -> (Double) browser
					.evaluate("return getSelection().getRangeAt(0).getBoundingClientRect().top + scrollY");
			default -> throw new AssertionError();
		};
	}
}
