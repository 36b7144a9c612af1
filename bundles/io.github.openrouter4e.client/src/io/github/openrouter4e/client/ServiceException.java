package io.github.openrouter4e.client;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

/**
 * OpenRouter, or the provider behind it, said no: by an HTTP status, or in the middle of a stream.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/errors">Errors</a>
 */
public abstract sealed class ServiceException extends OpenRouterException
		permits BadRequestException, UnauthorizedException, PaymentRequiredException, KeyLimitException,
		ModerationException, PermissionDeniedException, NotFoundException, ServiceTimeoutException,
		PayloadTooLargeException, UnprocessableRequestException, RateLimitedException, ServerErrorException,
		OverloadedException, OtherServiceException {
	private static final long serialVersionUID = 1L;

	private final transient ServiceError error;

	ServiceException(NextStep nextStep, ServiceError error) {
		super(nextStep, error.describe(), null);
		this.error = error;
	}

	/** Everything that was said. */
	public final ServiceError error() {
		return error;
	}

	/** The HTTP status, or the code in a stream that stands for one. */
	public final int status() {
		return error.status();
	}

	/** The most telling message: the provider's own where OpenRouter only says that it failed. */
	public final String serviceMessage() {
		return error.bestMessage();
	}

	/** How long to wait before trying again; null if not said. */
	public final @Nullable Duration retryAfter() {
		return error.retryAfter();
	}
}
