package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("nls")
class ShortNameTest {

	@ParameterizedTest
	@CsvSource({"Anthropic: Claude Sonnet 4.5, 28, Anthropic: Claude Sonnet 4.5",
			"Anthropic: Claude Sonnet 4.5, 27, Claude Sonnet 4.5", "Anthropic: Claude Sonnet 4.5, 7, Claude…",
			"openrouter/auto, 14, auto", "z-ai/glm-4.6:free, 12, glm-4.6:free", "Auto Router, 5, Auto…",
			"Auto Router, 1, …"})
	void theAuthorGoesFirst(String name, int longest, String expected) {
		assertEquals(expected, ShortName.of(name, longest));
	}
}
