package io.github.openrouter4e.client;

import java.net.URI;

/** A sign-in under way that waits for a pasted code. Thread-safe. */
public interface ManualSignIn {
	/** The page to open in any browser; it shows the code. */
	URI authorizationPage();

	/**
	 * Exchanges the code for a key. Blocks: not for the UI thread.
	 *
	 * @param code
	 *            as pasted; also a whole address with {@code ?code=…}
	 * @throws SignInException
	 *             if the code is empty, wrong or expired; may be tried again with another code
	 */
	ApiKey exchange(String code, Cancellation cancellation);
}
