package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;
import java.time.Duration;

/** Says how old something is in one unit, the largest that fits: people ask "is it from today?", not for seconds. */
final class AgeFormat {

	private AgeFormat() {}

	/** A negative age, from a clock that was set back, counts as none. */
	static String of(Duration age) {
		if (age.toMinutes() < 1) {
			return Messages.AgeFormat_now;
		}
		if (age.toHours() < 1) {
			return format(Messages.AgeFormat_minutes, age.toMinutes());
		}
		if (age.toDays() < 1) {
			return format(Messages.AgeFormat_hours, age.toHours());
		}
		return format(Messages.AgeFormat_days, age.toDays());
	}

	private static String format(String pattern, long count) {
		return MessageFormat.format(pattern, Long.valueOf(count));
	}
}
