package io.github.openrouter4e.client;

/** Any other status. */
public final class OtherServiceException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public OtherServiceException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
