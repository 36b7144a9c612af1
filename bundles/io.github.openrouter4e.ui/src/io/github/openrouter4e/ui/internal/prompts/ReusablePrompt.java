package io.github.openrouter4e.ui.internal.prompts;

/**
 * A prompt that the user keeps for later.
 *
 * @param name
 *            what it is called in menus; not blank
 * @param text
 *            the prompt, with {@link PromptVariable variables}
 * @param schema
 *            the JSON schema that the answer must follow; "" for none
 */
public record ReusablePrompt(String name, String text, String schema) {

	/** A prompt that is answered freely. */
	public ReusablePrompt(String name, String text) {
		this(name, text, ""); //$NON-NLS-1$
	}
}
