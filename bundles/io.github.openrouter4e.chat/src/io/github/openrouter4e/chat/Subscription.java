package io.github.openrouter4e.chat;

/** Ends when it is closed; closing it again does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	/** No event is begun after this returned; one that is being delivered on another thread may still end. */
	@Override
	void close();
}
