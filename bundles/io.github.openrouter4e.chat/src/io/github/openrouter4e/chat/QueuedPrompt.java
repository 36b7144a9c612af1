package io.github.openrouter4e.chat;

/**
 * A prompt that waits until the answer before it is complete.
 *
 * @param held whether it came with an imported conversation: it is sent only when the user says so, never by itself
 */
public record QueuedPrompt(String id, Prompt prompt, boolean held) {

	/** A prompt of the user. */
	public QueuedPrompt(String id, Prompt prompt) {
		this(id, prompt, false);
	}
}
