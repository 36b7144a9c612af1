package io.github.openrouter4e.models;

/** Undoes a registration when closed. Closing twice does nothing; a call that is under way may still finish. */
public interface Registration extends AutoCloseable {

	@Override
	void close();
}
