package io.github.openrouter4e.client;

/** 401: the key is missing, wrong, disabled or expired. */
public final class UnauthorizedException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public UnauthorizedException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
