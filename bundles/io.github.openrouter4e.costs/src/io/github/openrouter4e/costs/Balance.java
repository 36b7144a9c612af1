package io.github.openrouter4e.costs;

import java.util.function.Consumer;

import io.github.openrouter4e.storage.Registration;

/**
 * What is left to spend. A declarative service; thread-safe. Asks OpenRouter's {@code /key} and {@code /credits}, in the
 * background, after answers and when told to.
 */
public interface Balance {

	/** What is known now; never waits. */
	BalanceSnapshot current();

	/** Asks OpenRouter soon; several calls in short order are one request. */
	void refresh();

	/** Tells a listener about changes, on a background thread; it must return quickly. */
	Registration addListener(Consumer<BalanceSnapshot> listener);
}
