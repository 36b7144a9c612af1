package io.github.openrouter4e.chat;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ServiceException;

/**
 * Why an answer failed, in a form that survives a restart.
 *
 * @param kind             what failed: the {@linkplain #name name} of a refusal's kind, or the simple name of another
 *                         exception's class, for example {@code TransportException}
 * @param nextStep         name of the client's {@code NextStep}, for example {@code ADD_CREDITS}; {@code null} if unknown.
 *                         A text, as later versions may know more of them
 * @param status           HTTP status; {@code null} if there was no HTTP answer
 * @param provider         provider that failed; {@code null} if unknown
 * @param message          what OpenRouter or the provider said, else technical English for logs; holds no secret
 * @param affordableTokens the N of "can only afford N" after a 402; {@code null} otherwise. See
 *                         {@link ChatSession#retryWithMaxTokens(int)}
 * @param reason           what exactly it was, as the client's exception names it, for example {@code CONNECT_FAILED};
 *                         {@code null} if OpenRouter answered, or if unknown
 * @param subject          what the reason is about: the host of a network failure, the seconds of a time limit;
 *                         {@code null} if nothing
 * @param retryAt          when the service takes the request, as it said itself; {@code null} if it did not
 */
public record AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status,
		@Nullable String provider, String message, @Nullable Integer affordableTokens, @Nullable String reason,
		@Nullable String subject, @Nullable Instant retryAt) {

	/** A failure without a time to wait for. */
	public AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status, @Nullable String provider,
			String message, @Nullable Integer affordableTokens, @Nullable String reason, @Nullable String subject) {
		this(kind, nextStep, status, provider, message, affordableTokens, reason, subject, null);
	}

	/** A failure that is told by its kind alone. */
	public AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status, @Nullable String provider,
			String message, @Nullable Integer affordableTokens) {
		this(kind, nextStep, status, provider, message, affordableTokens, null, null);
	}

	/** {@return the kind of refusal; null if the service did not refuse, or for a reason that this version does not know} */
	public ServiceException.@Nullable Kind refusal() {
		for (ServiceException.Kind known : ServiceException.Kind.values()) {
			if (name(known).equals(kind)) {
				return known;
			}
		}
		return null;
	}

	/** {@return the name under which a kind of refusal is stored; histories have had these names since the first version} */
	@SuppressWarnings("nls") // stored names
	public static String name(ServiceException.Kind refusal) {
		return switch (refusal) {
			case BAD_REQUEST -> "BadRequestException";
			case UNAUTHORIZED -> "UnauthorizedException";
			case PAYMENT_REQUIRED -> "PaymentRequiredException";
			case KEY_LIMIT -> "KeyLimitException";
			case MODERATION -> "ModerationException";
			case PERMISSION_DENIED -> "PermissionDeniedException";
			case NOT_FOUND -> "NotFoundException";
			case TIMEOUT -> "ServiceTimeoutException";
			case PAYLOAD_TOO_LARGE -> "PayloadTooLargeException";
			case UNPROCESSABLE_REQUEST -> "UnprocessableRequestException";
			case RATE_LIMITED -> "RateLimitedException";
			case SERVER_ERROR -> "ServerErrorException";
			case OVERLOADED -> "OverloadedException";
			case OTHER -> "OtherServiceException";
		};
	}
}
