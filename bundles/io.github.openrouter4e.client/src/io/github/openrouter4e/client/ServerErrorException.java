package io.github.openrouter4e.client;

/** 5xx: OpenRouter or the provider failed. */
public final class ServerErrorException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public ServerErrorException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
