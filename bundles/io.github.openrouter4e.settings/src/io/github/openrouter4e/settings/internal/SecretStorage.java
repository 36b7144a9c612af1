package io.github.openrouter4e.settings.internal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.KeyStoreException;

/**
 * Keeps secrets by name. Every method may block, for as long as it takes somebody to find a password, and throws a
 * {@link KeyStoreException} if it cannot do its work.
 */
interface SecretStorage {
	/**
	 * @param mayAsk
	 *            whether the user may be asked for the password of the storage; if not, and it is needed, it is
	 *            {@link io.github.openrouter4e.settings.KeyProblem#LOCKED}
	 * @return the secret, or null if there is none of this name
	 */
	@Nullable
	String read(String name, boolean mayAsk);

	/** Keeps the secret in place of an earlier one of this name. After a failure the earlier one is still there. */
	void write(String name, String secret);

	/** Removes the secret, if there is one. */
	void remove(String name);
}
