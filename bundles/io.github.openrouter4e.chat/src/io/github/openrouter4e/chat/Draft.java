package io.github.openrouter4e.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A prompt that was begun and not sent.
 *
 * @param question the id of the question that it is to take the place of; null for a new one
 */
public record Draft(Prompt prompt, @Nullable String question) {

	/** Nothing was begun. */
	public static final Draft EMPTY = new Draft(new Prompt("", List.of()), null); //$NON-NLS-1$

	/** Whether there is nothing to keep. */
	public boolean isEmpty() {
		return prompt.text().isEmpty() && prompt.attachments().isEmpty();
	}
}
