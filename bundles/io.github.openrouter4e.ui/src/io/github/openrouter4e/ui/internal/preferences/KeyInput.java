package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unavailable;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.KeyStoreException;

/**
 * What the user said about the key of one server, free of widgets and safe to take to a background thread.
 *
 * @param changed
 *            whether the user said anything; if not, what is kept stays as it is
 * @param text
 *            the key as typed; means nothing for the environment
 */
record KeyInput(boolean changed, KeyLocation location, String text) {
	/** Without the key. */
	@Override
	public String toString() {
		return location + (changed ? " changed" : ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/**
	 * Finds the key that would be in force. Blocks.
	 *
	 * @throws KeyStoreException
	 *             if it cannot be read
	 * @throws io.github.openrouter4e.client.InvalidApiKeyException
	 *             if what was typed is no key
	 * @throws KeyUnavailableException
	 *             if there is none
	 */
	ApiKey resolve(KeyStore keys, URI baseUrl) {
		if (changed && location != KeyLocation.ENVIRONMENT) {
			return ApiKey.parse(text);
		}
		return key(changed ? keys.environment() : keys.read(baseUrl));
	}

	/**
	 * Keeps the key as the user wants it. Blocks.
	 *
	 * @throws KeyStoreException
	 *             if that is not possible; then everything is as before
	 */
	void store(KeyStore keys, URI baseUrl) {
		if (!changed) {
			return;
		}
		if (location == KeyLocation.ENVIRONMENT) {
			keys.useEnvironment(baseUrl);
		} else if (text.isBlank()) {
			keys.remove(baseUrl);
		} else {
			keys.store(baseUrl, ApiKey.parse(text), location);
		}
	}

	/** @return the same key, to be kept in memory */
	KeyInput inMemory() {
		return new KeyInput(changed, KeyLocation.MEMORY, text);
	}

	/** @return whether there is a key that could be kept elsewhere */
	boolean hasKey() {
		return changed && location != KeyLocation.ENVIRONMENT && !text.isBlank();
	}

	private static ApiKey key(KeyState state) {
		return switch (state) {
			case Present present -> present.key();
			case Unavailable unavailable -> throw new KeyStoreException(unavailable.problem(), null);
			case Absent absent -> throw missing();
			case Unread unread -> throw missing();
		};
	}

	private static KeyUnavailableException missing() {
		return new KeyUnavailableException(KeyUnavailableException.Reason.MISSING, "no key", null); //$NON-NLS-1$
	}
}
