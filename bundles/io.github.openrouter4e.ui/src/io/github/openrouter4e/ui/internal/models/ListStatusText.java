package io.github.openrouter4e.ui.internal.models;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.models.CatalogueFailure;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

/** Says how many models are shown, how old the list is and, if it could not be renewed, why. */
final class ListStatusText {

	private ListStatusText() {}

	static String of(CatalogueSnapshot snapshot, int shown, Instant now) {
		StringJoiner text = new StringJoiner(Messages.ListStatusText_separator);
		Duration age = snapshot.age(now);
		if (age != null) {
			text.add(MessageFormat.format(Messages.ListStatusText_count, Integer.valueOf(shown),
					Integer.valueOf(snapshot.models().size()), age(age)));
		}
		if (snapshot.skipped() > 0) {
			text.add(MessageFormat.format(Messages.ListStatusText_skipped, Integer.valueOf(snapshot.skipped())));
		}
		CatalogueFailure failure = snapshot.failure();
		if (failure != null) {
			text.add(MessageFormat.format(
					snapshot.isEmpty() ? Messages.ListStatusText_noList : Messages.ListStatusText_notRenewed,
					reason(failure)));
		} else if (snapshot.refreshing()) {
			text.add(snapshot.isEmpty() ? Messages.ListStatusText_loading : Messages.ListStatusText_refreshing);
		}
		return text.toString();
	}

	private static String reason(CatalogueFailure failure) {
		OpenRouterException cause = failure.cause();
		return switch (failure.kind()) {
			case EMPTY -> Messages.ListStatusText_emptyAnswer;
			case PARTIAL -> Messages.ListStatusText_partialAnswer;
			case NO_ANSWER -> cause == null ? Messages.ListStatusText_noAnswer : ErrorText.of(cause).message();
		};
	}

	/** The age in one unit, the largest that fits. A negative one, from a clock that was set back, counts as none. */
	static String age(Duration age) {
		if (age.toMinutes() < 1) {
			return Messages.ListStatusText_now;
		}
		if (age.toHours() < 1) {
			return format(Messages.ListStatusText_minutes, age.toMinutes());
		}
		if (age.toDays() < 1) {
			return format(Messages.ListStatusText_hours, age.toHours());
		}
		return format(Messages.ListStatusText_days, age.toDays());
	}

	private static String format(String pattern, long count) {
		return MessageFormat.format(pattern, Long.valueOf(count));
	}
}
