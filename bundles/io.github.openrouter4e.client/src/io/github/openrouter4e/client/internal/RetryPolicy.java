package io.github.openrouter4e.client.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.NextStep;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RequestTimeoutException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.TransportException;

/** Decides whether and when a failed request is retried. Keeps no state between requests. */
final class RetryPolicy {
	static final int ATTEMPTS = 4;
	private static final Duration FIRST_DELAY = Duration.ofMillis(500);
	private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);
	/** The longest wait that a server may ask for; beyond it the failure is reported. */
	private static final Duration LONGEST_WAIT_ON_REQUEST = Duration.ofSeconds(60);
	/** Part of the delay that is random, so that many clients do not come back at the same moment. */
	private static final double JITTER = 0.25;

	private final InstantSource clock;
	private final DoubleSupplier random;

	/** @param random between 0 and 1 */
	RetryPolicy(InstantSource clock, DoubleSupplier random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * @param attempt
	 *            number of the attempt that failed, from 1
	 * @return how long to wait; empty to give up
	 */
	Optional<Duration> delay(OpenRouterException failure, int attempt) {
		if (attempt >= ATTEMPTS || !isWorthIt(failure)) {
			return Optional.empty();
		}
		Duration asked = failure instanceof ServiceException refused ? askedFor(refused) : null;
		if (asked == null) {
			return Optional.of(backoff(attempt));
		}
		return asked.compareTo(LONGEST_WAIT_ON_REQUEST) > 0 ? Optional.empty() : Optional.of(later(asked));
	}

	private static boolean isWorthIt(OpenRouterException failure) {
		return switch (failure) {
			case TransportException broken -> switch (broken.kind()) {
				case CONNECT_FAILED, BROKEN, PROXY -> true;
				case UNKNOWN_HOST, TLS, PROXY_LOGIN, PROXY_LOGIN_METHOD, PROXY_UNKNOWN, NOT_LOOPBACK -> false;
			};
			case RequestTimeoutException late -> late.limit() == RequestTimeoutException.Limit.CONNECT;
			case ServiceException refused -> switch (refused.kind()) {
				// waiting helps, but not until tomorrow, and not against an empty account
				case RATE_LIMITED, PAYMENT_REQUIRED -> refused.nextStep() == NextStep.WAIT;
				case TIMEOUT, SERVER_ERROR, OVERLOADED -> true;
				default -> false;
			};
			case ProtocolException odd ->
				odd.kind() == ProtocolException.Kind.ENDED_EARLY || odd.kind() == ProtocolException.Kind.EMPTY
						|| odd.kind() == ProtocolException.Kind.FAILED_WITHOUT_REASON;
			default -> false;
		};
	}

	private @Nullable Duration askedFor(ServiceException refused) {
		Duration after = refused.retryAfter();
		Instant reset = refused.error().resetsAt();
		if (after != null || reset == null) {
			return after;
		}
		var left = Duration.between(clock.instant(), reset);
		return left.isNegative() ? Duration.ZERO : left;
	}

	private Duration backoff(int attempt) {
		Duration full = FIRST_DELAY.multipliedBy(1L << (attempt - 1));
		long millis = Math.min(full.toMillis(), LONGEST_DELAY.toMillis());
		return Duration.ofMillis(Math.round(millis * (1 - JITTER * random.getAsDouble())));
	}

	/** Never earlier than asked. */
	private Duration later(Duration asked) {
		return asked.plusMillis(Math.round(FIRST_DELAY.toMillis() * JITTER * random.getAsDouble()));
	}
}
