package io.github.openrouter4e.chat.internal;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.AnswerFailure;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.TransportException;

/** Turns exceptions into failures that can be kept. */
public final class Failures {

	private Failures() {}

	/** What went wrong, without secrets: the client's messages hold none. */
	public static AnswerFailure of(OpenRouterException e) {
		return of(e, Instant.EPOCH); // what never is in the future is not worth telling
	}

	/** @param now what the time to wait, if the service told one, counts from */
	public static AnswerFailure of(OpenRouterException e, Instant now) {
		String step = e.nextStep().name();
		if (e instanceof ServiceException service) {
			return new AnswerFailure(AnswerFailure.name(service.kind()), step, service.status(),
					service.error().provider(),
					service.serviceMessage(), service.affordableTokens(), null, null, retryAt(service, now));
		}
		return new AnswerFailure(e.getClass().getSimpleName(), step, null, null, message(e), null, reason(e),
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
	public static AnswerFailure unexpected(Throwable e) {
		return new AnswerFailure(e.getClass().getSimpleName(), null, null, null, message(e), null);
	}

	private static String message(Throwable e) {
		String message = e.getMessage();
		return message == null ? e.getClass().getSimpleName() : message;
	}
}
