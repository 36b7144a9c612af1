package io.github.openrouter4e.ui.internal.chat.conversation;

import java.net.URI;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.InvalidBaseUrlException;
import io.github.openrouter4e.settings.KeyLocation;
import io.github.openrouter4e.settings.KeyState;
import io.github.openrouter4e.settings.KeyStore;

/**
 * Whether there is a key to chat with, and whether it may be sent to the server in force. Never makes secure storage ask
 * for its password: nobody has sent anything yet. Blocks: not for the UI thread.
 */
public final class KeyCheck {

	/** What there is. */
	enum Result {
		/** There is a key. */
		READY,
		/** The user has not entered one yet. */
		MISSING,
		/** There may be one, but it cannot be read; the first request tells why. */
		UNREADABLE,
		/** The user has not agreed yet that it goes to the server in force. */
		UNCONFIRMED
	}

	private final KeyStore keys;
	private final ConnectionSettings connection;

	public KeyCheck(KeyStore keys, ConnectionSettings connection) {
		this.keys = keys;
		this.connection = connection;
	}

	Result look() {
		try {
			return switch (keys.readIfUnlocked(connection.baseUrl())) {
				case KeyState.Present present -> Result.READY;
				case KeyState.Absent absent -> Result.MISSING;
				case KeyState.Unread unread -> Result.MISSING;
				case KeyState.Unconfirmed unconfirmed -> Result.UNCONFIRMED;
				case KeyState.Unavailable unavailable -> Result.UNREADABLE;
			};
		} catch (@SuppressWarnings("unused") InvalidBaseUrlException e) {
			return Result.UNREADABLE;
		}
	}

	/** @return what the user is to be asked about the server in force; null if nothing */
	@Nullable
	ServerQuestion question() {
		try {
			URI server = connection.baseUrl();
			return keys.state(server) instanceof KeyState.Unconfirmed unconfirmed
					? new ServerQuestion(server, unconfirmed.location() == KeyLocation.ENVIRONMENT)
					: null;
		} catch (@SuppressWarnings("unused") InvalidBaseUrlException e) {
			return null; // no request gets there
		}
	}

	/**
	 * The user answered that the key goes to this server.
	 *
	 * @return false if it would be the key of the environment by now, which the question did not say: then nothing is agreed
	 */
	boolean confirm(ServerQuestion question) {
		if (!question.environment() && keys.state(question.server()).location() == KeyLocation.ENVIRONMENT) {
			return false;
		}
		keys.confirm(question.server());
		return true;
	}
}
