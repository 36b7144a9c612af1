package io.github.openrouter4e.settings;

import java.net.URI;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.storage.Registration;

/**
 * The API keys: one for each server, told apart by scheme, host and port, so that the key for one server is never sent to
 * another. A key is read from secure storage once and remembered in memory. An OSGi service; thread-safe.
 * <p>
 * The address of the server is a preference, which others may set: an imported file, a synchronised profile. No key is
 * given out for a server before the user agreed to it in this installation, see {@link #confirm}. OpenRouter itself needs
 * no agreement.
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
	 * Like {@link #read}, but Eclipse's secure storage does not ask for its password: for what nobody asked for, such as the
	 * balance when a view opens.
	 *
	 * @return {@link KeyState.Unavailable} with {@link KeyProblem#LOCKED} if it would have to ask
	 */
	KeyState readIfUnlocked(URI baseUrl);

	/**
	 * The user agrees that the key goes to this server, and, where the key comes from the environment variable, that one.
	 * Remembered for this installation, apart from the preferences, so that it cannot be imported with them. Does not
	 * block.
	 */
	void confirm(URI baseUrl);

	/**
	 * Keeps the key from now on at this place, and removes it from where it was kept before. The key is used from memory
	 * until it is there. Blocks without limit: secure storage may ask for a password, and the user who began this may take
	 * any time to find it.
	 *
	 * @param location
	 *            not {@link KeyLocation#ENVIRONMENT}, which is not ours to write
	 * @throws KeyStoreException
	 *             if that place cannot keep it: then the earlier key is still in force
	 */
	void store(URI baseUrl, ApiKey key, KeyLocation location);

	/**
	 * Uses the key until Eclipse closes, because it could not be kept where the user wants it. Where it is to be kept, and
	 * what is kept there, does not change. Does not block.
	 */
	void useFromMemory(URI baseUrl, ApiKey key);

	/** Takes the key from the environment variable from now on, and removes the one kept before. Blocks like {@link #store}. */
	void useEnvironment(URI baseUrl);

	/**
	 * Removes the key for this server. Blocks like {@link #store}.
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
