package io.github.openrouter4e.chat;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the user has begun to write in each conversation, and which conversation was shown last. It survives the end of
 * Eclipse, and a kill but for the last half second. Thread-safe.
 */
public interface Drafts {

	/** Keeps a draft in place of the one before; an empty one is forgotten. Returns at once, it is written later. */
	void put(String conversationId, Draft draft);

	/**
	 * The draft of a conversation; empty if there is none. May read a file: not for the user interface thread.
	 *
	 * @throws IOException if it cannot be read
	 */
	Draft get(String conversationId) throws IOException;

	/** Remembers the conversation that is shown. Returns at once, it is written later. */
	void shown(String conversationId);

	/**
	 * The conversation that was shown last; null if none is known. It need not exist: nothing may have been sent in it. May
	 * read a file: not for the user interface thread.
	 */
	@Nullable
	String lastShown();
}
