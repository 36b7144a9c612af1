package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/** 402: not enough credits for this request. */
public final class PaymentRequiredException extends ServiceException {
	private static final long serialVersionUID = 1L;

	private final @Nullable Integer affordableTokens;
	private final boolean inFlight;

	public PaymentRequiredException(NextStep nextStep, ServiceError error, @Nullable Integer affordableTokens,
			boolean inFlight) {
		super(nextStep, error);
		this.affordableTokens = affordableTokens;
		this.inFlight = inFlight;
	}

	/**
	 * The token limit with which the same request would be accepted: offer a retry with
	 * {@link ChatRequestBuilder#maxTokens}. null if not said.
	 */
	public @Nullable Integer affordableTokens() {
		return affordableTokens;
	}

	/** Whether only the requests under way bind the credits, so that waiting helps. */
	public boolean isInFlight() {
		return inFlight;
	}
}
