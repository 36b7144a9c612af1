package io.github.openrouter4e.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.BaseUrl;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.Settings;
import io.github.openrouter4e.testing.workbench.UiThread;
import io.github.openrouter4e.ui.internal.UiIds;
import io.github.openrouter4e.ui.internal.UiServices;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompts;
import io.github.openrouter4e.ui.tests.Widgets;
import io.github.openrouter4e.ui.tests.WorkbenchTest;

/** The dialog opens as large as its first page, and cuts or scrolls those that ask for more. */
@WorkbenchTest
class PageSizeTest {
	/** Of the page alone; the dialog adds the list of pages and its buttons, and small screens have 1366 × 768. */
	private static final int WIDEST = 700;
	private static final int HIGHEST = 620;
	/** A key as OpenRouter makes them. */
	private static final ApiKey KEY = ApiKey.parse("sk-or-v1-" + "0123456789abcdef".repeat(4));

	private final UiServices services = UiServices.request().join();

	@AfterEach
	void forget() {
		services.keys().remove(BaseUrl.OPENROUTER);
	}

	@Test
	void noPageGrowsWithWhatIsInItsFields() {
		Map<String, Point> before = sizes();
		services.keys().store(BaseUrl.OPENROUTER, KEY, KeyLocation.MEMORY);
		services.preferences().set(Settings.CUSTOM_BASE_URL, "https://gateway.example.com/" + "v1/".repeat(80));
		services.preferences().set(Settings.MODEL_ID, "anthropic/claude-" + "sonnet-".repeat(30));
		services.preferences().set(Settings.SYSTEM_PROMPT, "You are helpful. ".repeat(50));
		services.preferences().set(Settings.DAILY_LIMIT, Optional.of(new BigDecimal("123456.123456789123456789")));
		ReusablePrompts.set(services.preferences(), List.of(new ReusablePrompt("name ".repeat(50), "Text")));
		Map<String, Point> after = sizes();
		before.forEach((page, size) -> assertTrue(after.get(page).x <= size.x && after.get(page).y <= size.y,
				page + ": " + size + " becomes " + after.get(page)));
		assertTrue(after.get("").x <= WIDEST && after.get("").y <= HIGHEST, "the first page: " + after.get(""));
	}

	private static Map<String, Point> sizes() {
		Map<String, Point> sizes = new TreeMap<>();
		for (String child : List.of("", ".models", ".chat", ".costs", ".prompts")) {
			PreferencePageDriver page = child.isEmpty()
					? PreferencePageDriver.open()
					: PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + child);
			sizes.put(child, page.preferredSize());
			page.cancel();
		}
		return sizes;
	}

	@ParameterizedTest
	@ValueSource(strings = {"", ".models", ".chat", ".costs", ".prompts"})
	void noTwoMnemonicsAreAlike(String child) {
		PreferencePageDriver page = child.isEmpty()
				? PreferencePageDriver.open()
				: PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + child);
		Map<Character, List<String>> byLetter = UiThread.get(() -> Stream
				.concat(Widgets.all(page.shell(), Button.class).map(Button::getText),
						Widgets.all(page.shell(), Label.class).map(Label::getText))
				.filter(text -> LegacyActionTools.extractMnemonic(text) != 0).distinct()
				.collect(Collectors.groupingBy(
						text -> Character.toUpperCase(LegacyActionTools.extractMnemonic(text)))));
		byLetter.values().removeIf(texts -> texts.size() == 1);
		assertEquals(Map.of(), byLetter);
	}

	@ParameterizedTest
	@ValueSource(strings = {".models", ".chat", ".costs", ".prompts"})
	void aPageIsNoLargerThanTheFirst(String child) {
		PreferencePageDriver first = PreferencePageDriver.open();
		Point room = first.preferredSize();
		first.cancel();
		Point size = PreferencePageDriver.open(UiIds.PREFERENCE_PAGE + child).preferredSize();
		assertTrue(size.x <= room.x && size.y <= room.y, size + " does not fit in " + room);
	}
}
