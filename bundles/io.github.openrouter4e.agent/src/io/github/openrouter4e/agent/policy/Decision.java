package io.github.openrouter4e.agent.policy;

/** What becomes of an effect; the strictest part of it wins. */
public enum Decision {
	/** It may happen. */
	ALLOW,
	/** The user decides. */
	ASK,
	/** It must not happen, and the user is not asked. */
	DENY
}
