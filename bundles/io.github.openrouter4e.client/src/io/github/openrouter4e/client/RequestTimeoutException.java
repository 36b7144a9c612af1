package io.github.openrouter4e.client;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

/** One of our own time limits ran out; see {@link Timeouts}. */
public final class RequestTimeoutException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** Which limit. */
	public enum Limit {
		CONNECT, FIRST_BYTE, IDLE
	}

	private final Limit limit;
	private final Duration duration;

	@SuppressWarnings("nls")
	public RequestTimeoutException(Limit limit, Duration duration, @Nullable Throwable cause) {
		super(limit == Limit.CONNECT ? NextStep.CHECK_NETWORK : NextStep.RETRY,
				"time limit " + limit + " of " + duration + " ran out", cause);
		this.limit = limit;
		this.duration = duration;
	}

	/** Which limit. */
	public Limit limit() {
		return limit;
	}

	/** How long it is. */
	public Duration duration() {
		return duration;
	}
}
