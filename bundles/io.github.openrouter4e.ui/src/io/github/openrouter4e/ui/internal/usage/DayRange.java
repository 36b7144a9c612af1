package io.github.openrouter4e.ui.internal.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days from the first to the last, both inclusive.
 */
record DayRange(LocalDate first, LocalDate last) {

	/** Whether the day of this moment in the zone is one of them. */
	boolean contains(Instant time, ZoneId zone) {
		LocalDate day = LocalDate.ofInstant(time, zone);
		return !day.isBefore(first) && !day.isAfter(last);
	}
}
