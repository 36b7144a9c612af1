package io.github.openrouter4e.client.internal.errors;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.eclipse.jdt.annotation.Nullable;

/** Reads the several ways to say when to come back. */
final class RetryAfter {
	private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(Duration.ofDays(366).toSeconds());
	private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
	private static final int LONGEST_TEXT = 40;

	private RetryAfter() {}

	/** @param value seconds, also with fraction, or an HTTP date */
	static @Nullable Duration parse(@Nullable String value, InstantSource clock) {
		if (value == null || value.isBlank() || value.length() > LONGEST_TEXT) {
			return null;
		}
		BigDecimal seconds = number(value.strip());
		return seconds == null ? untilDate(value.strip(), clock) : ofSeconds(seconds);
	}

	/** @return null if negative or beyond reason */
	static @Nullable Duration ofSeconds(@Nullable BigDecimal seconds) {
		if (seconds == null || seconds.signum() < 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
			return null;
		}
		return Duration.ofMillis(seconds.multiply(THOUSAND).longValue());
	}

	/** @param value milliseconds since 1970, as OpenRouter's X-RateLimit-Reset */
	static @Nullable Instant ofEpochMillis(@Nullable String value) {
		BigDecimal millis = value == null || value.length() > LONGEST_TEXT ? null : number(value.strip());
		boolean sensible = millis != null && millis.signum() > 0
				&& millis.compareTo(BigDecimal.valueOf(100_000_000_000_000L)) < 0;
		return sensible && millis != null ? Instant.ofEpochMilli(millis.longValue()) : null;
	}

	private static @Nullable Duration untilDate(String value, InstantSource clock) {
		try {
			Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			var left = Duration.between(clock.instant(), date);
			return left.isNegative() ? Duration.ZERO : left;
		} catch (DateTimeException e) {
			return null;
		}
	}

	private static @Nullable BigDecimal number(String value) {
		try {
			var number = new BigDecimal(value);
			return Math.abs(number.scale()) > LONGEST_TEXT ? null : number;
		} catch (NumberFormatException e) {
			return null;
		}
	}
}
