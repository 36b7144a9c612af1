package io.github.openrouter4e.ui;

import java.util.List;
import java.util.Optional;

import io.github.openrouter4e.chat.Prompt;

/** The prompts that the user has saved in the preferences. An OSGi service; thread-safe and quick. */
public interface SavedPrompts {

	/**
	 * A saved prompt whose variables have been filled in.
	 *
	 * @param prompt    text, and as attachments what would bury the question
	 * @param usesCode  whether the text has a place for the selected text or for the whole text of the editor
	 * @param complaint what was missing, in the user's words; "" if nothing was
	 */
	record Filled(Prompt prompt, boolean usesCode, String complaint) {
	}

	/** {@return their names, in the user's order} */
	List<String> names();

	/**
	 * Fills in the variables.
	 *
	 * @param name as in {@link #names()}
	 * @return empty if no prompt has this name any more
	 */
	Optional<Filled> fill(String name, PromptContext context);
}
