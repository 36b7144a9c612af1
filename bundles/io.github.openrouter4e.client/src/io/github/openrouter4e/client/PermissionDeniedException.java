package io.github.openrouter4e.client;

/** 403: the key may not do this. */
public final class PermissionDeniedException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public PermissionDeniedException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
