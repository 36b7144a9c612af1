package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;

class UsageReportTest {
	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
	private static final DayRange WEEK = UsagePeriod.LAST_7_DAYS.range(TODAY);

	@Test
	void periodsEndTodayOrWithTheLastMonth() {
		assertEquals(new DayRange(TODAY, TODAY), UsagePeriod.TODAY.range(TODAY));
		assertEquals(new DayRange(LocalDate.of(2026, 11, 18), TODAY), WEEK);
		assertEquals(new DayRange(LocalDate.of(2026, 10, 26), TODAY), UsagePeriod.LAST_30_DAYS.range(TODAY));
		assertEquals(new DayRange(LocalDate.of(2026, 11, 1), TODAY), UsagePeriod.THIS_MONTH.range(TODAY));
		assertEquals(new DayRange(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)),
				UsagePeriod.LAST_MONTH.range(LocalDate.of(2026, 3, 31)));
		assertEquals(TODAY, UsagePeriod.ALL.range(TODAY).last());
	}

	@Test
	void theTotalIsTheExactSumOfTheRows() {
		UsageReport report = UsageReport.of(WEEK, sums(), null, null);
		assertEquals(List.of("a/cheap", "b/dear"), report.models());
		assertEquals(List.of(TODAY, TODAY, TODAY.minusDays(2)), report.rows().stream().map(UsageRow::day).toList());
		assertEquals(new BigDecimal("0.300000000000000003"), report.total().total());
		assertEquals(3, report.total().requests());
		assertEquals(List.of("b/dear", "a/cheap"), report.costByModel().stream().map(Map.Entry::getKey).toList());
	}

	@Test
	void aFilterKeepsTheChoiceOfModels() {
		UsageReport report = UsageReport.of(WEEK, sums(), "b/dear", null);
		assertEquals(List.of("a/cheap", "b/dear"), report.models());
		assertEquals(1, report.rows().size());
		assertEquals(new BigDecimal("0.2"), report.total().total());
	}

	@Test
	void purposesAreRowsOfTheirOwnAndCanBeFiltered() {
		var commit = new Use("a/cheap", Purpose.COMMIT_MESSAGE);
		Map<LocalDate, Map<Use, CostSum>> sums = Map.of(TODAY,
				Map.of(chat("a/cheap"), sum("0.1"), commit, sum("0.02"), chat("b/dear"), sum("0.2")));
		UsageReport all = UsageReport.of(WEEK, sums, null, null);
		assertEquals(List.of(Purpose.CHAT, Purpose.COMMIT_MESSAGE), all.purposes());
		assertEquals(List.of("a/cheap CHAT", "a/cheap COMMIT_MESSAGE", "b/dear CHAT"),
				all.rows().stream().map(row -> row.model() + " " + row.purpose()).toList());
		assertEquals(new BigDecimal("0.12"), all.costByModel().getLast().getValue());
		UsageReport commits = UsageReport.of(WEEK, sums, null, Purpose.COMMIT_MESSAGE);
		assertEquals(List.of(Purpose.CHAT, Purpose.COMMIT_MESSAGE), commits.purposes(),
				"so that another can be chosen");
		assertEquals(new BigDecimal("0.02"), commits.total().total());
		assertEquals(0, UsageReport.of(WEEK, sums, "b/dear", Purpose.COMMIT_MESSAGE).rows().size());
	}

	@Test
	void daysWithoutRequestsAreEmptyBars() {
		ChartData chart = ChartData.of(UsageReport.of(WEEK, sums(), null, null));
		assertFalse(chart.byMonth());
		assertEquals(7, chart.starts().size());
		assertEquals(BigDecimal.ZERO, chart.total(5));
		assertEquals(new BigDecimal("0.200000000000000003"), chart.total(6));
		assertEquals("b/dear", chart.series().getFirst().model());
	}

	@Test
	void manyDaysBecomeMonths() {
		TreeMap<LocalDate, Map<Use, CostSum>> sums = new TreeMap<>(sums());
		sums.put(LocalDate.of(2026, 1, 31), Map.of(chat("a/cheap"), sum("1")));
		ChartData chart = ChartData.of(UsageReport.of(UsagePeriod.ALL.range(TODAY), sums, null, null));
		assertTrue(chart.byMonth());
		assertEquals(LocalDate.of(2026, 1, 1), chart.starts().getFirst());
		assertEquals(11, chart.starts().size());
		assertEquals(new BigDecimal("1"), chart.total(0));
		assertEquals(new BigDecimal("0.300000000000000003"), chart.total(10));
	}

	@Test
	void theTimeBeforeTheFirstRequestIsNotDrawn() {
		ChartData chart = ChartData.of(UsageReport.of(UsagePeriod.ALL.range(TODAY), sums(), null, null));
		assertEquals(List.of(TODAY.minusDays(2), TODAY.minusDays(1), TODAY), chart.starts());
	}

	@Test
	void manyModelsShareOneColourAndLoseNoCent() {
		TreeMap<Use, CostSum> models = new TreeMap<>();
		for (int i = 1; i <= 12; i++) {
			models.put(chat("vendor/model-" + i), sum("0.0" + i));
		}
		ChartData chart = ChartData.of(UsageReport.of(new DayRange(TODAY, TODAY), Map.of(TODAY, models), null, null));
		assertEquals(ChartData.MAX_SERIES, chart.series().size());
		assertTrue(chart.series().getLast().isOthers());
		assertEquals(models.values().stream().map(CostSum::total).reduce(BigDecimal.ZERO, BigDecimal::add),
				chart.total(0));
	}

	@Test
	void nothingIsAnEmptyChart() {
		ChartData chart = ChartData.of(UsageReport.of(UsagePeriod.ALL.range(TODAY), Map.of(), null, null));
		assertEquals(List.of(TODAY), chart.starts());
		assertEquals(List.of(), chart.series());
	}

	static Map<LocalDate, Map<Use, CostSum>> sums() {
		return Map.of(TODAY, Map.of(chat("a/cheap"), sum("0.000000000000000003"), chat("b/dear"), sum("0.2")),
				TODAY.minusDays(2), Map.of(chat("a/cheap"), sum("0.1")));
	}

	static Use chat(String model) {
		return new Use(model, Purpose.CHAT);
	}

	static CostSum sum(String usd) {
		CostSum sum = new CostSum(1, 0, 0, 0, new BigDecimal(usd), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
				BigDecimal.ZERO,
				1_000, 250, 0, 50);
		assertEquals(CostKind.EXACT, sum.kind());
		return sum;
	}
}
