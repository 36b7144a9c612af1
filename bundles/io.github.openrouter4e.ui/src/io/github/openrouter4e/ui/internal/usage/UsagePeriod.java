package io.github.openrouter4e.ui.internal.usage;

import java.time.LocalDate;

/** The stretches of time that the usage view offers; all end today or earlier, in the local time zone. */
enum UsagePeriod {
	TODAY, LAST_7_DAYS, LAST_30_DAYS, THIS_MONTH, LAST_MONTH, ALL;

	/** OpenRouter opened in 2023: no entry can be older. */
	private static final LocalDate BEGINNING = LocalDate.of(2023, 1, 1);

	DayRange range(LocalDate today) {
		return switch (this) {
			case TODAY -> new DayRange(today, today);
			case LAST_7_DAYS -> new DayRange(today.minusDays(6), today);
			case LAST_30_DAYS -> new DayRange(today.minusDays(29), today);
			case THIS_MONTH -> new DayRange(today.withDayOfMonth(1), today);
			case LAST_MONTH -> {
				LocalDate first = today.withDayOfMonth(1).minusMonths(1);
				yield new DayRange(first, first.plusMonths(1).minusDays(1));
			}
			case ALL -> new DayRange(BEGINNING, today);
		};
	}

	String label() {
		return switch (this) {
			case TODAY -> Messages.UsagePeriod_today;
			case LAST_7_DAYS -> Messages.UsagePeriod_last7Days;
			case LAST_30_DAYS -> Messages.UsagePeriod_last30Days;
			case THIS_MONTH -> Messages.UsagePeriod_thisMonth;
			case LAST_MONTH -> Messages.UsagePeriod_lastMonth;
			case ALL -> Messages.UsagePeriod_all;
		};
	}
}
