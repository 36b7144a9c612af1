package io.github.openrouter4e.models.internal;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.CatalogueFailure.Kind;
import io.github.openrouter4e.models.CatalogueSnapshot;

/** Decides when a list is fetched again without a request of the user. Pure functions. */
final class RefreshPolicy {

	/** After a failure; somebody offline must not cause a request with every look at the list. */
	static final Duration RETRY_AFTER = Duration.ofMinutes(1);
	/** Between two attempts that nobody asked for; the timer is no poll. */
	static final Duration TIMER_AT_LEAST = Duration.ofMinutes(5);
	/** A list from further in the future than clocks are off counts as old: the clock was set back. */
	private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
	private static final Duration NEVER = Duration.ofDays(365);

	private RefreshPolicy() {}

	/**
	 * {@return how long to wait until asking; zero or negative for now; very long for "only on demand"}
	 *
	 * @param list        what is known
	 * @param maxAge      zero or negative for "only on demand"; a missing list is asked for nevertheless
	 * @param lastAttempt when it was last asked for, in vain or not; null for never
	 */
	static Duration delay(CatalogueSnapshot list, Duration maxAge, @Nullable Instant lastAttempt, Instant now) {
		Duration afterAttempt = lastAttempt == null || lastAttempt.isAfter(now)
				? Duration.ZERO
				: RETRY_AFTER.minus(Duration.between(lastAttempt, now));
		Duration untilOld = untilOld(list, maxAge, now);
		return untilOld.compareTo(afterAttempt) > 0 ? untilOld : afterAttempt;
	}

	private static Duration untilOld(CatalogueSnapshot list, Duration maxAge, Instant now) {
		Instant fetched = list.fetched();
		if (fetched == null || list.isEmpty() || isPart(list) || fetched.isAfter(now.plus(CLOCK_TOLERANCE))) {
			return Duration.ZERO;
		}
		return maxAge.isPositive() ? maxAge.minus(Duration.between(fetched, now)) : NEVER;
	}

	/** Whether the list itself is what was judged to be a part, and not an older one that was kept instead. */
	private static boolean isPart(CatalogueSnapshot list) {
		var failure = list.failure();
		return failure != null && failure.kind() == Kind.PARTIAL && failure.at().equals(list.fetched());
	}
}
