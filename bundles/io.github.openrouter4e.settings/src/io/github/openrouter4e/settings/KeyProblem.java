package io.github.openrouter4e.settings;

/** Why a key cannot be read or kept. */
public enum KeyProblem {
	/** Secure storage has no password: none was given, or a wrong one, or its keyring is locked. */
	LOCKED,
	/** This installation has no working secure storage. */
	MISSING,
	/** An entry is there, but the present password does not decrypt it. */
	UNREADABLE,
	/** Secure storage did not answer in time; perhaps it waits for a password in another window. */
	TIMED_OUT,
	/** Secure storage could not write its file. */
	NOT_WRITTEN,
	/** The environment variable holds something that cannot be a key. */
	INVALID,
	/** Anything else; see the cause. */
	FAILED
}
