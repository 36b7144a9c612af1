package io.github.openrouter4e.settings;

/** A listener that is registered until closed. Closing twice does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
	@Override
	void close();
}
