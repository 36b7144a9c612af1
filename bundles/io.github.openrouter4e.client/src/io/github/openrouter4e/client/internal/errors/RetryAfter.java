package io.github.openrouter4e.client.internal.errors;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import java.util.Locale;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Reads the several ways to say when to come back. */
@SuppressWarnings("nls") // wording
final class RetryAfter {
	private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(Duration.ofDays(366).toSeconds());
	private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
	private static final int LONGEST_TEXT = 40;

	/** OpenAI, Groq, Google and Azure: {@code try again in 1m30.5s}, {@code retry after 20 seconds}. */
	private static final Pattern SPOKEN = Pattern.compile(
			"(?:try again|retry|retrydelay)\\W{1,5}(?:in|after)?\\s?(?:(\\d{1,5})h)?(?:(\\d{1,5})m(?![a-z]))?(?:(\\d{1,6}(?:\\.\\d{1,9})?) ?(ms|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hours?)\\b)?",
			Pattern.CASE_INSENSITIVE);
	/** OpenRouter on limits of keys: {@code resets 2026-10-12T00:00:00.000Z}. */
	private static final Pattern SPOKEN_RESET = Pattern
			.compile("resets? (?:at |on )?(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z)");

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

	/** @param value milliseconds */
	static @Nullable Duration ofMillis(@Nullable String value) {
		BigDecimal millis = value == null || value.length() > LONGEST_TEXT ? null : number(value.strip());
		return millis == null ? null : ofSeconds(millis.movePointLeft(3));
	}

	/** How long to wait, as a sentence tells it to people. */
	static @Nullable Duration inText(String text) {
		var matcher = SPOKEN.matcher(text);
		while (matcher.find()) {
			if (matcher.group(1) != null || matcher.group(2) != null || matcher.group(3) != null) {
				BigDecimal hours = decimal(matcher.group(1)).multiply(BigDecimal.valueOf(3600));
				BigDecimal minutes = decimal(matcher.group(2)).multiply(BigDecimal.valueOf(60));
				BigDecimal rest = decimal(matcher.group(3)).multiply(seconds(matcher.group(4)));
				return ofSeconds(hours.add(minutes).add(rest));
			}
		}
		return null;
	}

	/** When a limit is lifted, as a sentence tells it to people. */
	static @Nullable Instant resetInText(String text) {
		var matcher = SPOKEN_RESET.matcher(text);
		try {
			return matcher.find() ? Instant.parse(matcher.group(1)) : null;
		} catch (@SuppressWarnings("unused") DateTimeException e) {
			return null;
		}
	}

	private static BigDecimal decimal(@Nullable String digits) {
		return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
	}

	private static BigDecimal seconds(@Nullable String unit) {
		String name = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
		if (name.startsWith("ms") || name.startsWith("mil")) {
			return new BigDecimal("0.001");
		}
		return BigDecimal.valueOf(name.startsWith("m") ? 60 : name.startsWith("h") ? 3600 : 1);
	}

	/**
	 * When a limit is lifted. OpenRouter tells milliseconds since 1970, others seconds since then, or how many are left.
	 */
	static @Nullable Instant ofReset(@Nullable String value, InstantSource clock) {
		BigDecimal number = value == null || value.length() > LONGEST_TEXT ? null : number(value.strip());
		if (number == null || number.signum() <= 0) {
			return null;
		}
		if (number.compareTo(LONGEST_SECONDS) <= 0) {
			return clock.instant().plusMillis(number.multiply(THOUSAND).longValue());
		}
		return ofEpochMillis(number.precision() - number.scale() <= 10
				? number.multiply(THOUSAND).toPlainString()
				: number.toPlainString());
	}

	/** @param value milliseconds since 1970, as OpenRouter's X-RateLimit-Reset */
	private static @Nullable Instant ofEpochMillis(@Nullable String value) {
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
