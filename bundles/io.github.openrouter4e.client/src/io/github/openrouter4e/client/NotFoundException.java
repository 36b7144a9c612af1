package io.github.openrouter4e.client;

/** 404: no endpoint fits the model, parameters, routing and privacy settings, or an unknown generation. */
public final class NotFoundException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public NotFoundException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
