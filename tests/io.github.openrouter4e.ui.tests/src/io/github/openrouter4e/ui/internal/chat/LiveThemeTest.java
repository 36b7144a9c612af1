package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openrouter4e.markdown.code.TokenKind;
import io.github.openrouter4e.settings.TranscriptWidget;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.transcript.Palette;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The theme of the workbench is switched, as its preference page does it, while the view is open. */
@WorkbenchTest
@SuppressWarnings("nls")
class LiveThemeTest {

	private static final String FJORD = "fjord";
	private static final String SIGNAL = "signal";
	private static final String CODE = "while";

	private String before;

	@BeforeEach
	void registerThemes() {
		assumeTrue(Themes.areThere(), "a workbench without org.eclipse.ui.themes");
		before = Themes.active();
		Themes.register(FJORD);
		Themes.register(SIGNAL);
	}

	@AfterEach
	void switchBack() {
		if (before != null) {
			Themes.switchTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"BROWSER", "NATIVE"})
	void theTranscriptFollowsAtOnce(TranscriptWidget widget) throws Exception {
		try (var chat = ChatFixture.withKey(widget)) {
			Themes.switchTo(Themes.LIGHT);
			var page = AnswerActionsTest.answered(chat,
					Answer.text("Some text, [a link](https://example.org/).\n\n```java\n" + CODE + " (true) {}\n```"));
			ChatFixture.waitForText(page, CODE);
			waitUntilItLooks(page, Themes.LIGHT, false, false);
			Themes.switchTo(Themes.DARK);
			waitUntilItLooks(page, Themes.DARK, true, false);
			Themes.switchTo(FJORD);
			waitUntilItLooks(page, FJORD, true, false);
			assertEquals(new RGB(0x24, 0x32, 0x4a), UiThread.get(() -> looks(page).get("background")));
			Themes.switchTo(SIGNAL);
			waitUntilItLooks(page, SIGNAL, true, true);
			Themes.switchTo(Themes.LIGHT);
			waitUntilItLooks(page, Themes.LIGHT, false, false);
		}
	}

	/** The colours come from the text field that the theme itself colours; how bright they are decides on the rest. */
	private static void waitUntilItLooks(ChatPage page, String theme, boolean dark, boolean contrast) {
		UiThread.waitUntil("the transcript looks as " + theme + " does", () -> expected(page).equals(looks(page)));
		UiThread.run(() -> {
			var palette = palette(page);
			assertEquals(dark, palette.dark(), theme);
			assertEquals(contrast, palette.highContrast(), theme);
			assertTrue(distance(palette.background(), palette.token(TokenKind.KEYWORD)) > 100, theme);
		});
	}

	private static Palette palette(ChatPage page) {
		var text = page.composer().text();
		return Palette.of(text.getBackground().getRGB(), text.getForeground().getRGB(),
				JFaceResources.getColorRegistry().getRGB(JFacePreferences.HYPERLINK_COLOR));
	}

	private static Map<String, RGB> expected(ChatPage page) {
		var palette = palette(page);
		return new TreeMap<>(Map.of("background", palette.background(), "foreground", palette.foreground(), "code",
				palette.codeBackground(), "keyword", palette.token(TokenKind.KEYWORD), "link", palette.link()));
	}

	private static Map<String, RGB> looks(ChatPage page) {
		return new TreeMap<>(switch (page.transcript().control()) {
			case Browser browser -> Map.of("background", css(browser, "html", "backgroundColor"), "foreground",
					css(browser, ".said", "color"), "code", css(browser, ".code", "backgroundColor"), "keyword",
					css(browser, ".k", "color"), "link", css(browser, "a[data-h]", "color"));
			case StyledText text -> Map.of("background", text.getBackground().getRGB(), "foreground",
					text.getForeground().getRGB(), "code", codeBackground(text), "keyword", styled(text, CODE), "link",
					styled(text, "a link"));
			default -> throw new AssertionError();
		});
	}

	private static RGB styled(StyledText text, String what) {
		var at = text.getText().indexOf(what);
		return StyledLines.of(text).filter(r -> r.start <= at && at < r.start + r.length).map(r -> r.foreground)
				.map(Color::getRGB).findFirst().orElse(text.getForeground().getRGB());
	}

	private static RGB codeBackground(StyledText text) {
		return StyledLines.background(text, text.getLineAtOffset(text.getText().indexOf(CODE)));
	}

	private static RGB css(Browser browser, String selector, String property) {
		var color = browser.evaluate("const e = document.querySelector('" + selector
				+ "'); return e ? getComputedStyle(e)." + property + " : ''");
		return color instanceof String css && !css.isEmpty() ? rgb(css) : new RGB(0, 0, 0);
	}

	private static RGB rgb(String css) {
		var parts = css.replaceAll("[^0-9,]", "").split(",");
		return new RGB(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
	}

	private static int distance(RGB one, RGB other) {
		return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue);
	}
}
