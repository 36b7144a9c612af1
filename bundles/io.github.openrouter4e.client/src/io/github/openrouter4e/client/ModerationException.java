package io.github.openrouter4e.client;

/** 403: the content was flagged. {@link ServiceError#metadata()} has the reasons. */
public final class ModerationException extends ServiceException {
	private static final long serialVersionUID = 1L;

	public ModerationException(NextStep nextStep, ServiceError error) {
		super(nextStep, error);
	}
}
