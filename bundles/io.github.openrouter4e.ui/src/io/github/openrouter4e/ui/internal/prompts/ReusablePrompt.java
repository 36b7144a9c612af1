package io.github.openrouter4e.ui.internal.prompts;

/**
 * A prompt that the user keeps for later.
 *
 * @param name
 *            what it is called in menus; not blank
 * @param text
 *            the prompt, with {@link PromptVariable variables}
 */
public record ReusablePrompt(String name, String text) {
}
