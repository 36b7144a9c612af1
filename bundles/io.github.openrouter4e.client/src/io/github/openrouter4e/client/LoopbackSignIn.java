package io.github.openrouter4e.client;

import java.net.URI;
import java.time.Duration;

/** A sign-in under way that waits for the browser. Thread-safe. */
public interface LoopbackSignIn extends AutoCloseable {
	/** The page to open in the browser. */
	URI authorizationPage();

	/**
	 * Waits for the browser, then exchanges the code for a key. Blocks: not for the UI thread.
	 *
	 * @param limit
	 *            how long to wait for the user
	 * @throws SignInException
	 *             if the user refused or took too long, or the code was refused
	 */
	ApiKey await(Duration limit, Cancellation cancellation);

	/** Closes the port. {@link #await} then fails. */
	@Override
	void close();
}
