package io.github.openrouter4e.client;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A quantity by percentile; the unit is said where it is used. null is unknown, or no wish.
 */
public record Percentiles(@Nullable Double p50, @Nullable Double p75, @Nullable Double p90, @Nullable Double p99) {
	/** Only the median. */
	public static Percentiles median(double value) {
		return new Percentiles(value, null, null, null);
	}
}
