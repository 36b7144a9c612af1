package io.github.openrouter4e.client;

/** 408, 504, 524: OpenRouter or the provider ran out of time. */
public final class ServiceTimeoutException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public ServiceTimeoutException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
