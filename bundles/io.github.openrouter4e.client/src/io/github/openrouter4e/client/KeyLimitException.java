package io.github.openrouter4e.client;

/** 403 or 402: the key's own limit, or a budget of its workspace, is used up. */
public final class KeyLimitException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public KeyLimitException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
