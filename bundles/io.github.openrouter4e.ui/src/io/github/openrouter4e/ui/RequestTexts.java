package io.github.openrouter4e.ui;

import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.SpendingDecision;

/**
 * Words for a request that is made outside of the chat, the same as in it, in the user's language. An OSGi service. May be
 * called on any thread.
 */
public interface RequestTexts {

	/** What happened and what to do now, in whole sentences; never contains a key. */
	String failure(Throwable failure);

	/** Which spending limit a request would exceed, and what it is expected to cost. */
	String limit(SpendingDecision decision);

	/** What a request cost, its tokens, and who answered, as far as that is known. */
	String cost(ModelCallResult result);
}
