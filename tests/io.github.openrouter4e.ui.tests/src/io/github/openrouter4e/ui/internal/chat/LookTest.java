package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.settings.SendKey;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** What follows the fonts, the theme and the settings while the view is open. */
@WorkbenchTest
@SuppressWarnings("nls")
class LookTest {

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void zoomOutlivesTheView(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("Some text."));
			ChatFixture.waitForText(page, "Some text.");
			var normal = textHeight(page);
			UiThread.run(() -> ChatCommand.ZOOM_IN.run(page));
			UiThread.run(() -> ChatCommand.ZOOM_IN.run(page));
			UiThread.waitUntil("the text is larger", () -> height(page) > normal * 1.1);
			ConversationsTest.closeView();
			var again = chat.open();
			ChatFixture.waitForText(again, "Some text.");
			UiThread.waitUntil("the text is larger still", () -> height(again) > normal * 1.1);
			UiThread.run(() -> ChatCommand.ZOOM_RESET.run(again));
			UiThread.waitUntil("the text is as before", () -> Math.abs(height(again) - normal) < 0.01);
			UiThread.run(() -> ChatCommand.ZOOM_OUT.run(again));
			UiThread.waitUntil("the text is smaller", () -> height(again) < normal);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void fontsOfTheWorkbenchAreFollowed(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("Some text.\n\n```\nSome code.\n```"));
			ChatFixture.waitForText(page, "Some code.");
			var text = textHeight(page);
			var code = UiThread.get(() -> codeHeight(page));
			var dialogFont = enlarge(JFaceResources.DIALOG_FONT);
			try {
				UiThread.waitUntil("the text is larger", () -> height(page) > text * 1.4);
			} finally {
				put(JFaceResources.DIALOG_FONT, dialogFont);
			}
			UiThread.waitUntil("the text is as before", () -> Math.abs(height(page) - text) < 0.01);
			var textFont = enlarge(JFaceResources.TEXT_FONT);
			try {
				UiThread.waitUntil("the code is larger", () -> codeHeight(page) > code * 1.4);
				assertEquals(text, textHeight(page), 0.01);
			} finally {
				put(JFaceResources.TEXT_FONT, textFont);
			}
		}
	}

	/** What a theme does, whichever engine applies it: it colours the text field that the view takes its colours from. */
	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void themesAreFollowed(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("Some text."));
			UiThread.waitUntil("it is light", () -> isLight(page, "backgroundColor") && !isLight(page, "color"));
			colour(page, new Color(30, 30, 30), new Color(220, 220, 220));
			UiThread.waitUntil("it is dark", () -> !isLight(page, "backgroundColor") && isLight(page, "color"));
			colour(page, null, null);
			UiThread.waitUntil("it is light again",
					() -> isLight(page, "backgroundColor") && !isLight(page, "color"));
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void theColourOfLinksIsFollowed(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("[Some link](https://example.org/)"));
			ChatFixture.waitForText(page, "Some link");
			var colors = JFaceResources.getColorRegistry();
			var before = UiThread.get(() -> colors.getRGB(JFacePreferences.HYPERLINK_COLOR));
			var chosen = new RGB(90, 20, 120);
			UiThread.run(() -> colors.put(JFacePreferences.HYPERLINK_COLOR, chosen));
			try {
				UiThread.waitUntil("links have the colour chosen", () -> chosen.equals(linkColour(page)));
			} finally {
				UiThread.run(() -> colors.put(JFacePreferences.HYPERLINK_COLOR, before));
			}
		}
	}

	private static RGB linkColour(ChatPage page) {
		return switch (page.transcript().control()) {
			case Browser browser -> rgb((String) browser
					.evaluate("return getComputedStyle(document.querySelector('a[data-h]')).color"));
			case StyledText text ->
				StyledLines.of(text).filter(r -> "https://example.org/".equals(r.data)).findFirst()
						.map(r -> r.foreground.getRGB()).orElse(null);
			default -> throw new AssertionError();
		};
	}

	private static void colour(ChatPage page, Color background, Color foreground) {
		UiThread.run(() -> {
			page.composer().text().setBackground(background);
			page.composer().text().setForeground(foreground);
		});
	}

	@Test
	void theSendKeyIsTheOneThatIsSet() throws Exception {
		try (var chat = ChatFixture.withKey(TranscriptWidget.NATIVE)) {
			var page = AnswerActionsTest.answered(chat, Answer.text("First."), Answer.text("Second."));
			UiThread.run(() -> chat.services().preferences().set(Settings.SEND_KEY, SendKey.CTRL_ENTER));
			UiThread.settle();
			ChatFixture.send(page, "By Enter");
			assertTrue(UiThread.get(() -> page.composer().text().getText()).contains("By Enter"));
			ChatFixture.type(page, "By Ctrl+Enter");
			ChatFixture.press(page, SWT.CR, SWT.MOD1);
			ChatFixture.waitForText(page, "Second.");
			assertEquals("", UiThread.get(() -> page.composer().text().getText()));
		}
	}

	private static FontData[] enlarge(String font) {
		var before = UiThread.get(() -> JFaceResources.getFontRegistry().getFontData(font));
		UnaryOperator<FontData> larger = data -> new FontData(data.getName(), data.getHeight() * 3 / 2,
				data.getStyle());
		put(font, java.util.Arrays.stream(before).map(larger).toArray(FontData[]::new));
		return before;
	}

	private static void put(String font, FontData[] data) {
		UiThread.run(() -> JFaceResources.getFontRegistry().put(font, data));
	}

	private static double textHeight(ChatPage page) {
		return UiThread.get(() -> height(page));
	}

	/** The height of the text's font, in the widget's own measure. */
	private static double height(ChatPage page) {
		return switch (page.transcript().control()) {
			case Browser browser -> pixels(browser, "p");
			case StyledText text -> text.getFont().getFontData()[0].height;
			default -> throw new AssertionError();
		};
	}

	private static double codeHeight(ChatPage page) {
		return switch (page.transcript().control()) {
			case Browser browser -> pixels(browser, "pre code");
			case StyledText text -> {
				var at = text.getText().indexOf("Some code.");
				yield StyledLines.of(text).filter(r -> r.start <= at && at < r.start + r.length && r.font != null)
						.mapToDouble(r -> r.font.getFontData()[0].height).findFirst().orElse(0);
			}
			default -> throw new AssertionError();
		};
	}

	private static double pixels(Browser browser, String selector) {
		return browser.evaluate("const e = document.querySelector('" + selector
				+ "'); return e ? parseFloat(getComputedStyle(e).fontSize) : 0") instanceof Double size ? size : 0;
	}

	private static boolean isLight(ChatPage page, String property) {
		var color = switch (page.transcript().control()) {
			case Browser browser ->
				rgb((String) browser.evaluate("return getComputedStyle(document.documentElement)." + property));
			case StyledText text ->
				("color".equals(property) ? text.getForeground() : text.getBackground()).getRGB();
			default -> throw new AssertionError();
		};
		return color.red + color.green + color.blue > 3 * 127;
	}

	private static RGB rgb(String css) {
		var parts = css.replaceAll("[^0-9,]", "").split(",");
		return new RGB(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
	}
}
