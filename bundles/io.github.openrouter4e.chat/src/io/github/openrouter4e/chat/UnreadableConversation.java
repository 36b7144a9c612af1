package io.github.openrouter4e.chat;

import java.nio.file.Path;

/**
 * A file in the history that cannot be read. It stays where it is; the other conversations are read without it.
 *
 * @param file   the file
 * @param reason why it cannot be read
 */
public record UnreadableConversation(Path file, Reason reason) {

	/** Why a file cannot be read. */
	public enum Reason {
		/** No file but a folder, a pipe, a device, or a link that leads nowhere. */
		NO_FILE,
		/** Its name is not one that conversations have. */
		NAME,
		/** The system does not allow it. */
		NO_ACCESS,
		/** It is larger than any conversation that was written. */
		TOO_LARGE,
		/** None of its lines is a conversation's. */
		DAMAGED,
		/** The system failed to read it; this may pass. */
		FAILED
	}
}
