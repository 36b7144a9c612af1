package io.github.openrouter4e.testing;

/** Whose provider key serves a request. */
enum Byok {
	/** OpenRouter's: the list price is taken from the credits. */
	NO,
	/** The user's, within the monthly allowance: OpenRouter takes nothing. */
	WITHIN_ALLOWANCE,
	/** The user's, past the allowance: OpenRouter takes 5 % of the list price. */
	PAST_ALLOWANCE,
}
