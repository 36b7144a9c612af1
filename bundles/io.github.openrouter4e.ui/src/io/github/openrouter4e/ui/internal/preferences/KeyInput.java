package io.github.openrouter4e.ui.internal.preferences;

import java.net.URI;

import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyState.Absent;
import io.github.openrouter4e.settings.KeyState.Present;
import io.github.openrouter4e.settings.KeyState.Unavailable;
import io.github.openrouter4e.settings.KeyState.Unconfirmed;
import io.github.openrouter4e.settings.KeyState.Unread;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.settings.KeyStoreException;

/**
 * What the user said about the key of one server, free of widgets and safe to take to a background thread.
 *
 * @param changed
 *            whether the user said anything; if not, what is kept stays as it is
 * @param typed
 *            whether the key is what the user typed; if not, the user changed its place at most
 * @param text
 *            the key as it is on the page; blank if it was not typed and not read yet; means nothing for the
 *            environment
 */
record KeyInput(boolean changed, boolean typed, KeyLocation location, String text) {
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
		if (!changed) {
			return key(keys.read(baseUrl));
		}
		if (location == KeyLocation.ENVIRONMENT) {
			return key(keys.environment());
		}
		return onlyPlaced() ? key(kept(keys, baseUrl)) : ApiKey.parse(text);
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
		} else if (onlyPlaced() && kept(keys, baseUrl) instanceof Present present) {
			keys.store(baseUrl, present.key(), location);
		} else if (text.isBlank()) {
			keys.remove(baseUrl);
		} else {
			keys.store(baseUrl, ApiKey.parse(text), location);
		}
	}

	/** @return whether there is a key that could be kept elsewhere */
	boolean hasKey() {
		return changed && location != KeyLocation.ENVIRONMENT && !text.isBlank();
	}

	/** @return whether the key shall be kept elsewhere without having been read or typed so far */
	boolean onlyPlaced() {
		return !typed && text.isBlank();
	}

	/**
	 * @return what is kept by us; the environment's key is not ours to copy
	 * @throws KeyStoreException
	 *             if it cannot be read: then it must not be removed as if there were none
	 */
	private static KeyState kept(KeyStore keys, URI baseUrl) {
		KeyState state = keys.read(baseUrl);
		if (state.location() == KeyLocation.ENVIRONMENT) {
			return new Absent(KeyLocation.ENVIRONMENT);
		}
		if (state instanceof Unconfirmed) {
			throw new KeyUnavailableException(KeyUnavailableException.Reason.SERVER_UNCONFIRMED, "not confirmed", null); //$NON-NLS-1$
		}
		if (state instanceof Unavailable unavailable) {
			throw new KeyStoreException(unavailable.problem(), null);
		}
		return state;
	}

	private static ApiKey key(KeyState state) {
		return switch (state) {
			case Present present -> present.key();
			case Unavailable unavailable -> throw new KeyStoreException(unavailable.problem(), null);
			case Unconfirmed unconfirmed -> throw missing(); // none was entered for this server in this installation
			case Absent absent -> throw missing();
			case Unread unread -> throw missing();
		};
	}

	private static KeyUnavailableException missing() {
		return new KeyUnavailableException(KeyUnavailableException.Reason.MISSING, "no key", null); //$NON-NLS-1$
	}
}
