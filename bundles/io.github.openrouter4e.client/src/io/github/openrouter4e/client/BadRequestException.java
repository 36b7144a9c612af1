package io.github.openrouter4e.client;

/** 400: unknown model, prompt too long for the model, or a request that a provider refused. */
public final class BadRequestException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public BadRequestException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
