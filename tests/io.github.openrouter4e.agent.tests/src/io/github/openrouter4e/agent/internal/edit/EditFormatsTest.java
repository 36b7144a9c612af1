package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models write patches. */
@SuppressWarnings("nls")
class EditFormatsTest {

	@ParameterizedTest
	@ValueSource(strings = {"openai/gpt-5.2", "openai/gpt-4.1-mini", "openai/o3", "openai/gpt-5-codex:nitro",
			"~openai/gpt-latest", "openai/gpt-oss-120b", "mistralai/some-codex", "OpenAI/GPT-5"})
	void theseWritePatches(String model) {
		assertEquals("apply_patch", EditFormats.toolFor(model));
	}

	@ParameterizedTest
	@ValueSource(strings = {"anthropic/claude-sonnet-5", "openai/gpt-4o-mini", "openai/gpt-4", "openai/gpt-4-turbo",
			"openai/o1-mini", "openai/gpt-3.5-turbo", "google/gemini-3-pro", "openrouter/auto", "m", "",
			"x.openai/gpt-5"})
	void theseWritePairsOfTexts(String model) {
		assertEquals("edit_file", EditFormats.toolFor(model));
	}
}
