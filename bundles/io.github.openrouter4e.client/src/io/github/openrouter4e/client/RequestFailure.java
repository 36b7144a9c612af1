package io.github.openrouter4e.client;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Why a request failed, in a form that can be stored, shown and compared: what an {@link OpenRouterException} tells, without
 * the exception. Holds no secret.
 *
 * @param kind             what failed: the {@linkplain #name name} of a refusal's kind, or the simple name of another
 *                         exception's class, for example {@code TransportException}
 * @param nextStep         name of the client's {@code NextStep}, for example {@code ADD_CREDITS}; {@code null} if unknown.
 *                         A text, as later versions may know more of them
 * @param status           HTTP status; {@code null} if there was no HTTP answer
 * @param provider         provider that failed; {@code null} if unknown
 * @param message          what OpenRouter or the provider said, else technical English for logs; holds no secret
 * @param affordableTokens the N of "can only afford N" after a 402; {@code null} otherwise. See
 *                         {@code max_tokens}
 * @param reason           what exactly it was, as the client's exception names it, for example {@code CONNECT_FAILED};
 *                         {@code null} if OpenRouter answered, or if unknown
 * @param subject          what the reason is about: the host of a network failure, the seconds of a time limit;
 *                         {@code null} if nothing
 * @param retryAt          when the service takes the request, as it said itself; {@code null} if it did not
 */
public record RequestFailure(String kind, @Nullable String nextStep, @Nullable Integer status,
		@Nullable String provider, String message, @Nullable Integer affordableTokens, @Nullable String reason,
		@Nullable String subject, @Nullable Instant retryAt) {

	/** A failure without a time to wait for. */
	public RequestFailure(String kind, @Nullable String nextStep, @Nullable Integer status, @Nullable String provider,
			String message, @Nullable Integer affordableTokens, @Nullable String reason, @Nullable String subject) {
		this(kind, nextStep, status, provider, message, affordableTokens, reason, subject, null);
	}

	/** A failure that is told by its kind alone. */
	public RequestFailure(String kind, @Nullable String nextStep, @Nullable Integer status, @Nullable String provider,
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

	/** What went wrong, without secrets: the client's messages hold none. */
	public static RequestFailure of(OpenRouterException e) {
		return of(e, Instant.EPOCH); // what never is in the future is not worth telling
	}

	/** @param now what the time to wait, if the service told one, counts from */
	public static RequestFailure of(OpenRouterException e, Instant now) {
		String step = e.nextStep().name();
		if (e instanceof ServiceException service) {
			return new RequestFailure(name(service.kind()), step, service.status(), service.error().provider(),
					service.serviceMessage(),
					service.affordableTokens(), null, null, retryAt(service, now));
		}
		return new RequestFailure(e.getClass().getSimpleName(), step, null, null, message(e), null, reason(e),
				subject(e));
	}

	private static @Nullable Instant retryAt(ServiceException service, Instant now) {
		Duration after = service.retryAfter();
		Instant at = after == null ? service.error().resetsAt() : now.plus(after);
		return at != null && at.isAfter(now) && now.isAfter(Instant.EPOCH) ? at : null;
	}

	private static @Nullable String reason(OpenRouterException e) {
		return switch (e) {
			case TransportException broken -> broken.kind().name();
			case RequestTimeoutException late -> late.limit().name();
			case ProtocolException odd -> odd.kind().name();
			case KeyUnavailableException key -> key.reason().name();
			case InvalidRequestException invalid -> invalid.reason().name();
			default -> null;
		};
	}

	private static @Nullable String subject(OpenRouterException e) {
		return switch (e) {
			case TransportException broken -> broken.host();
			case RequestTimeoutException late -> String.valueOf(late.duration().toSeconds());
			default -> null;
		};
	}

	/** A failure that nobody foresaw. */
	public static RequestFailure unexpected(Throwable e) {
		return new RequestFailure(e.getClass().getSimpleName(), null, null, null, message(e), null);
	}

	private static String message(Throwable e) {
		String message = e.getMessage();
		return message == null ? e.getClass().getSimpleName() : message;
	}
}
