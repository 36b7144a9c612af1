package io.github.openrouter4e.client;

/** 503, 529: no provider can take the request at the moment. */
public final class OverloadedException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public OverloadedException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
