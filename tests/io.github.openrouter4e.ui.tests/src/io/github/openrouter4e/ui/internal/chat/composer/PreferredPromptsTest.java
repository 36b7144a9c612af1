package io.github.openrouter4e.ui.internal.chat.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.ui.PromptContext;
import io.github.openrouter4e.ui.internal.prompts.ReusablePrompt;

/** Saved prompts as other bundles get them. */
@SuppressWarnings("nls")
class PreferredPromptsTest {

	private static final PromptContext CODE = new PromptContext("p/A.java", "p", "class A {}", "A", "1");

	@Test
	void theyAreFoundByName() {
		var prompts = prompts(new ReusablePrompt("One", "a ${selection} of ${language}"),
				new ReusablePrompt("Two", "b"), new ReusablePrompt("One", "hidden by the first"));
		assertEquals(List.of("One", "Two"), prompts.names());
		var filled = prompts.fill("One", CODE).orElseThrow();
		assertEquals(Prompt.of("a A of Java"), filled.prompt());
		assertTrue(filled.usesCode());
		assertEquals("", filled.complaint());
		assertTrue(prompts.fill("Three", CODE).isEmpty());
	}

	@Test
	void aPromptWithoutAPlaceForCodeSaysSo() {
		var filled = prompts(new ReusablePrompt("Two", "b in ${file}")).fill("Two", CODE).orElseThrow();
		assertEquals(Prompt.of("b in p/A.java"), filled.prompt());
		assertFalse(filled.usesCode());
	}

	@Test
	void whatIsMissingIsTold() {
		var filled = prompts(new ReusablePrompt("One", "a ${selection}"))
				.fill("One", new PromptContext("", "", "", "", "")).orElseThrow();
		assertFalse(filled.complaint().isEmpty());
	}

	private static PreferredPrompts prompts(ReusablePrompt... list) {
		return new PreferredPrompts(() -> List.of(list));
	}
}
