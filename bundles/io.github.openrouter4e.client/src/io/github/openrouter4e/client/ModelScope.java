package io.github.openrouter4e.client;

/** Which models {@link OpenRouterClient#models} asks for. */
public enum ModelScope {
	/** Everything OpenRouter offers; needs no key. */
	ALL,
	/** What the account's provider, privacy and guardrail settings leave; needs a key. */
	ACCOUNT
}
