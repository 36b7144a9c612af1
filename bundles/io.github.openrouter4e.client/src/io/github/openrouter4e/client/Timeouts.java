package io.github.openrouter4e.client;

import java.time.Duration;

/**
 * Time limits of one request. There is none on the whole: a long answer may take as long as it goes on.
 *
 * @param connect
 *            until the connection stands, TLS and proxy included
 * @param firstByte
 *            from the request to the first byte of the answer; models that think may take minutes
 * @param idle
 *            silence within an answer; keep-alive comments count as life
 */
public record Timeouts(Duration connect, Duration firstByte, Duration idle) {
	/** 15 seconds, 5 minutes, 2 minutes. */
	public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(15), Duration.ofMinutes(5),
			Duration.ofMinutes(2));

	public Timeouts {
		requirePositive(connect);
		requirePositive(firstByte);
		requirePositive(idle);
	}

	@SuppressWarnings("nls")
	private static void requirePositive(Duration limit) {
		if (limit.isNegative() || limit.isZero()) {
			throw new IllegalArgumentException("time limit must be positive: " + limit);
		}
	}
}
