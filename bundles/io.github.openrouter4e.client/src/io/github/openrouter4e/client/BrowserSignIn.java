package io.github.openrouter4e.client;

import java.time.Duration;

/**
 * Gets a key through the user's browser (OAuth with PKCE, S256). An OSGi service. Nothing is stored here: an old key
 * stays until the caller replaces it.
 *
 * @see <a href="https://openrouter.ai/docs/use-cases/oauth-pkce">OAuth PKCE</a>
 */
public interface BrowserSignIn {
	/** Code lives for ten minutes at OpenRouter, so waiting longer is pointless. */
	Duration LONGEST_WAIT = Duration.ofMinutes(10);

	/**
	 * Begins a sign-in that ends by itself: the browser brings the code to a port of this machine.
	 *
	 * @param texts
	 *            what the browser shows at the end
	 * @return close it when done or given up
	 * @throws SignInException
	 *             if no port can be opened; use {@link #withPastedCode()} then
	 */
	LoopbackSignIn withCallback(SignInTexts texts);

	/** Begins a sign-in for machines whose browser is elsewhere: the page shows a code, the user pastes it. */
	ManualSignIn withPastedCode();
}
