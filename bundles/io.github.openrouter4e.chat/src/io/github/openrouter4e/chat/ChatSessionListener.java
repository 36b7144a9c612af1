package io.github.openrouter4e.chat;

/** Hears what happens in a session. */
@FunctionalInterface
public interface ChatSessionListener {

	/**
	 * Called in the order in which things happen, on the thread that receives the answer: return quickly, and never wait
	 * for the user interface. An exception ends neither the answer nor other listeners.
	 */
	void onEvent(ChatSession session, SessionEvent event);
}
