package io.github.openrouter4e.client;

/** 422: well-formed, but cannot be processed. */
public final class UnprocessableRequestException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public UnprocessableRequestException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
