package io.github.openrouter4e.client;

/** 413: the request is too large. */
public final class PayloadTooLargeException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public PayloadTooLargeException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
