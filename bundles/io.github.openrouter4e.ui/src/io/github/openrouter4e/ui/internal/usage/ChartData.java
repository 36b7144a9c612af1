package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bars of the usage chart: cost in USD by day, or by month if there are too many days to tell apart, stacked by
 * model. Only the most expensive models get a colour of their own; the others are one series, so that every stack is as
 * high as its cost.
 *
 * @param byMonth whether a bar is a month instead of a day
 * @param starts  first day of each bar, without gaps: a day without requests is an empty bar, not a missing one
 * @param series  parts of the stacks from bottom to top
 */
record ChartData(boolean byMonth, List<LocalDate> starts, List<Series> series) {

	/** One colour of the chart; {@code costs} has one amount for each bar. The model of "all others" is empty. */
	record Series(String model, List<BigDecimal> costs) {
		Series {
			costs = List.copyOf(costs);
		}

		boolean isOthers() {
			return model.isEmpty();
		}
	}

	static final int MAX_SERIES = 8;
	private static final int MAX_DAYS = 62;

	ChartData {
		starts = List.copyOf(starts);
		series = List.copyOf(series);
	}

	/** The whole range, but not the time before its first request if that is longer than the longest daily range. */
	static ChartData of(UsageReport report) {
		LocalDate first = report.range().first();
		LocalDate last = report.range().last();
		if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
			first = report.rows().isEmpty() ? last : report.rows().getLast().day();
		}
		boolean byMonth = ChronoUnit.DAYS.between(first, last) >= MAX_DAYS;
		List<LocalDate> starts = starts(first, last, byMonth);
		Map<String, BigDecimal[]> stacks = new LinkedHashMap<>();
		List<Map.Entry<String, BigDecimal>> models = report.costByModel();
		int own = models.size() <= MAX_SERIES ? models.size() : MAX_SERIES - 1;
		models.subList(0, own).forEach(model -> stacks.put(model.getKey(), zeros(starts.size())));
		for (UsageRow row : report.rows()) {
			BigDecimal[] costs = stacks.computeIfAbsent(stacks.containsKey(row.model()) ? row.model() : "", //$NON-NLS-1$
					others -> zeros(starts.size()));
			int bar = bar(starts, row.day());
			costs[bar] = costs[bar].add(row.sum().total());
		}
		List<Series> series = new ArrayList<>();
		stacks.forEach((model, costs) -> series.add(new Series(model, List.of(costs))));
		return new ChartData(byMonth, starts, series);
	}

	/** The height of a bar in USD. */
	BigDecimal total(int bar) {
		return series.stream().map(part -> part.costs().get(bar)).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static List<LocalDate> starts(LocalDate first, LocalDate last, boolean byMonth) {
		List<LocalDate> starts = new ArrayList<>();
		LocalDate start = byMonth ? YearMonth.from(first).atDay(1) : first;
		while (!start.isAfter(last)) {
			starts.add(start);
			start = byMonth ? start.plusMonths(1) : start.plusDays(1);
		}
		return starts;
	}

	private static int bar(List<LocalDate> starts, LocalDate day) {
		int found = Collections.binarySearch(starts, day);
		return found >= 0 ? found : -found - 2;
	}

	private static BigDecimal[] zeros(int count) {
		BigDecimal[] zeros = new BigDecimal[count];
		Arrays.fill(zeros, BigDecimal.ZERO);
		return zeros;
	}
}
