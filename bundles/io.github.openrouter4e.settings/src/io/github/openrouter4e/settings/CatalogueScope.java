package io.github.openrouter4e.settings;

/** Which models are offered. */
public enum CatalogueScope {
	/** Every model OpenRouter lists. */
	ALL,
	/** Only those that the account's privacy and provider settings allow. */
	ACCOUNT
}
