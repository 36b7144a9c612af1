package io.github.openrouter4e.storage;

/** What was registered, such as a listener, until this is closed; closing it again does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

	/** No event is begun after this returned; one that is being delivered on another thread may still end. */
	@Override
	void close();
}
