package io.github.openrouter4e.chat;

import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A prompt that waits in a session, and on the disk.
 *
 * @param id       unique in the conversation
 * @param question the id of the question that it takes the place of, if that still exists when it is sent; {@code null} for
 *                 a new question at the end
 * @param held     whether it is sent only when the user says so. If not, it is sent when the answer before it is complete
 */
public record QueuedPrompt(String id, Prompt prompt, @Nullable String question, boolean held) {

	/** A prompt that is sent at the end when its turn comes. */
	public QueuedPrompt(String id, Prompt prompt) {
		this(id, prompt, null, false);
	}

	/** A prompt with an id of its own for {@link ChatSession#setAside}. */
	public static QueuedPrompt aside(Prompt prompt, @Nullable String question) {
		return new QueuedPrompt(UUID.randomUUID().toString(), prompt, question, true);
	}

	/** The same prompt, held or not. */
	public QueuedPrompt withHeld(boolean other) {
		return new QueuedPrompt(id, prompt, question, other);
	}
}
