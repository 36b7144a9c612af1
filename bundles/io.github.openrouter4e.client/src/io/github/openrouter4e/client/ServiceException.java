package io.github.openrouter4e.client;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

/**
 * OpenRouter, or the provider behind it, refused a request: by an HTTP status, or in the middle of a stream.
 *
 * @see <a href="https://openrouter.ai/docs/api-reference/errors">Errors</a>
 */
public final class ServiceException extends OpenRouterException {
	private static final long serialVersionUID = 1L;

	/** Why it was refused. */
	public enum Kind {
		/** 400: unknown model, prompt too long for the model, or a request that a provider refused. */
		BAD_REQUEST,
		/** 401: the key is missing, wrong, disabled or expired. */
		UNAUTHORIZED,
		/** 402: not enough credits for this request. */
		PAYMENT_REQUIRED,
		/** 403 or 402: the key's own limit, or a budget of its workspace, is used up. */
		KEY_LIMIT,
		/** 403: the content was flagged. {@link ServiceError#metadata()} has the reasons. */
		MODERATION,
		/** 403: the key may not do this. */
		PERMISSION_DENIED,
		/** 404: no endpoint fits the model, parameters, routing and privacy settings, or an unknown generation. */
		NOT_FOUND,
		/** 408, 504, 524: OpenRouter or the provider ran out of time. */
		TIMEOUT,
		/** 413: the request is too large. */
		PAYLOAD_TOO_LARGE,
		/** 422: well-formed, but cannot be processed. */
		UNPROCESSABLE_REQUEST,
		/** 429: too many requests, to OpenRouter or to the provider. */
		RATE_LIMITED,
		/** 5xx: OpenRouter or the provider failed. */
		SERVER_ERROR,
		/** 503, 529: no provider can take the request at the moment. */
		OVERLOADED,
		/** Any other status. */
		OTHER
	}

	private final Kind kind;
	private final transient ServiceError error;
	private final @Nullable Integer affordableTokens;

	public ServiceException(Kind kind, NextStep nextStep, ServiceError error) {
		this(kind, nextStep, error, null);
	}

	/** @param affordableTokens see {@link #affordableTokens()} */
	public ServiceException(Kind kind, NextStep nextStep, ServiceError error, @Nullable Integer affordableTokens) {
		super(nextStep, error.describe(), null);
		this.kind = kind;
		this.error = error;
		this.affordableTokens = affordableTokens;
	}

	/** Why it was refused. The {@link #nextStep()} tells causes of one kind apart. */
	public Kind kind() {
		return kind;
	}

	/** Everything that the service said. */
	public ServiceError error() {
		return error;
	}

	/** The HTTP status, or the code in a stream that stands for one. */
	public int status() {
		return error.status();
	}

	/** The most telling message: the provider's own where OpenRouter only says that it failed. */
	public String serviceMessage() {
		return error.bestMessage();
	}

	/** How long to wait before trying again; null if not said. */
	public @Nullable Duration retryAfter() {
		return error.retryAfter();
	}

	/**
	 * For {@link Kind#PAYMENT_REQUIRED}: the token limit with which the same request would be accepted. Offer a retry with
	 * {@link ChatRequestBuilder#maxTokens}. null if not said.
	 */
	public @Nullable Integer affordableTokens() {
		return affordableTokens;
	}
}
