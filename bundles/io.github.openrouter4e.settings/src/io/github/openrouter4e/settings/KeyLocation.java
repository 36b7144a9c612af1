package io.github.openrouter4e.settings;

/** Where the API key is kept. */
public enum KeyLocation {
	/** Equinox secure storage: encrypted on disk. */
	SECURE_STORAGE,
	/** The environment variable {@code OPENROUTER_API_KEY}; nothing is stored by us. */
	ENVIRONMENT,
	/** In memory until Eclipse closes. */
	MEMORY
}
