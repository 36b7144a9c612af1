package io.github.openrouter4e.settings;

import io.github.openrouter4e.client.ApiKey;

/** What is known about the key for one server. */
public sealed interface KeyState {
	/** @return where the key is, or would be, kept */
	KeyLocation location();

	/** Nobody has looked yet. */
	record Unread(KeyLocation location) implements KeyState {
	}

	/** There is none. */
	record Absent(KeyLocation location) implements KeyState {
	}

	/** There is one. Its {@code toString()} is masked. */
	record Present(KeyLocation location, ApiKey key) implements KeyState {
	}

	/**
	 * Nobody has looked, because the user has not agreed yet that a key goes to this server: its address may have come with
	 * imported preferences. Nothing must be sent to it.
	 */
	record Unconfirmed(KeyLocation location) implements KeyState {
	}

	/** There may be one, but it cannot be read. */
	record Unavailable(KeyLocation location, KeyProblem problem) implements KeyState {
	}
}
