package io.github.openrouter4e.costs;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEventSink;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ServiceException;

/** Told what becomes of a request, on the thread that calls {@link ModelCalls#call}. */
public interface ModelCallListener extends ChatEventSink {

	/** The request is being sent, with cache marks as explained. */
	default void sending(CachingExplanation caching) {
		// of interest where it is shown
	}

	/**
	 * The service refused the request as a bad one, before a model began.
	 *
	 * @param request what it refused, without cache marks
	 * @return what to send instead, without cache marks; {@code null} for nothing, and the call fails
	 */
	default @Nullable ChatRequest instead(ServiceException refused, ChatRequest request) {
		return null;
	}

	/**
	 * The answer came to its end.
	 *
	 * @return whether the ledger counts it as failed, as it is of no use
	 */
	default boolean isUseless(ChatCompletion completion) {
		return false;
	}

	/** The call ended, well or not, and its cost is in the ledger as far as it is known; called once. */
	void ended(ModelCallResult result);
}
