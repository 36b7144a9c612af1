package io.github.openrouter4e.settings;

import java.net.URI;

import io.github.openrouter4e.client.ApiKey;

/**
 * The API keys: one for each server, told apart by scheme, host and port, so that the key for one server is never sent to
 * another. A key is read from secure storage once and remembered in memory. An OSGi service; thread-safe.
 * <p>
 * Where the user made no choice, the environment variable {@value #ENVIRONMENT_VARIABLE} counts for OpenRouter itself if
 * it is set, and secure storage otherwise.
 */
public interface KeyStore {
	/** The environment variable that may hold the key. */
	String ENVIRONMENT_VARIABLE = "OPENROUTER_API_KEY"; //$NON-NLS-1$

	/**
	 * @param baseUrl
	 *            the address of the API; its path does not matter
	 * @return what is known without looking: never blocks
	 */
	KeyState state(URI baseUrl);

	/**
	 * Looks for the key unless that succeeded before. Blocks, at most for some ten seconds, while secure storage is opened:
	 * not for the UI thread.
	 *
	 * @return never {@link KeyState.Unread}
	 */
	KeyState read(URI baseUrl);

	/**
	 * Keeps the key from now on at this place, and removes it from where it was kept before. Blocks like {@link #read}.
	 *
	 * @param location
	 *            not {@link KeyLocation#ENVIRONMENT}, which is not ours to write
	 * @throws KeyStoreException
	 *             if that place cannot keep it: then the earlier key is still in force
	 */
	void store(URI baseUrl, ApiKey key, KeyLocation location);

	/** Takes the key from the environment variable from now on, and removes the one kept before. Blocks like {@link #read}. */
	void useEnvironment(URI baseUrl);

	/**
	 * Removes the key for this server. Blocks like {@link #read}.
	 *
	 * @throws KeyStoreException
	 *             if secure storage cannot be written: then the key is still there
	 */
	void remove(URI baseUrl);

	/** @return what the environment variable holds, whether or not it is in use: never {@link KeyState.Unread} */
	KeyState environment();

	/** Calls the listener after the state for some server changed, on the thread that changed it. */
	Registration onChange(Runnable listener);
}
