package io.github.openrouter4e.ui.internal.chat;

import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyStore;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.InvalidBaseUrlException;

/** Whether there is a key to chat with. Blocks: not for the UI thread. */
final class KeyCheck {

	/** What there is. */
	enum Result {
		/** There is a key. */
		READY,
		/** The user has not entered one yet. */
		MISSING,
		/** There may be one, but it cannot be read; the first request tells why. */
		UNREADABLE
	}

	private final KeyStore keys;
	private final ConnectionSettings connection;

	KeyCheck(KeyStore keys, ConnectionSettings connection) {
		this.keys = keys;
		this.connection = connection;
	}

	Result look() {
		try {
			return switch (keys.read(connection.baseUrl())) {
				case KeyState.Present present -> Result.READY;
				case KeyState.Absent absent -> Result.MISSING;
				case KeyState.Unread unread -> Result.MISSING;
				case KeyState.Unavailable unavailable -> Result.UNREADABLE;
			};
		} catch (@SuppressWarnings("unused") InvalidBaseUrlException e) {
			return Result.UNREADABLE;
		}
	}
}
