package io.github.openrouter4e.client;

/** 429: too many requests, to OpenRouter or to the provider. */
public final class RateLimitedException extends ServiceException {
	private static final long serialVersionUID = 1L;

	private final boolean daily;

	public RateLimitedException(NextStep nextStep, ServiceError error, boolean daily) {
		super(nextStep, error);
		this.daily = daily;
	}

	/** Whether the free requests of the day are used up; {@link ServiceError#resetsAt()} may say until when. */
	public boolean isDaily() {
		return daily;
	}
}
