package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostSum;

/**
 * What the usage view shows of a stretch of time: immutable, computed off the UI thread.
 *
 * @param range  the days asked for
 * @param models ids of all models of the range whatever is filtered, in alphabetical order; for the filter's choice
 * @param rows   one for each day and model that pass the filter, newest day first, then by model
 * @param total  the sum of the rows
 */
record UsageReport(DayRange range, List<String> models, List<UsageRow> rows, CostSum total) {

	private static final Comparator<UsageRow> NEWEST_FIRST = Comparator.comparing(UsageRow::day).reversed()
			.thenComparing(UsageRow::model);

	UsageReport {
		models = List.copyOf(models);
		rows = List.copyOf(rows);
	}

	/**
	 * @param sums  the ledger's sums by day and model within the range
	 * @param model id of the only model to show, or null for all
	 */
	static UsageReport of(DayRange range, Map<LocalDate, Map<String, CostSum>> sums, @Nullable String model) {
		List<UsageRow> rows = new ArrayList<>();
		TreeMap<String, CostSum> models = new TreeMap<>();
		CostSum total = CostSum.NONE;
		for (Map.Entry<LocalDate, Map<String, CostSum>> day : sums.entrySet()) {
			for (Map.Entry<String, CostSum> entry : day.getValue().entrySet()) {
				models.put(entry.getKey(), entry.getValue());
				if (model == null || model.equals(entry.getKey())) {
					rows.add(new UsageRow(day.getKey(), entry.getKey(), entry.getValue()));
					total = total.plus(entry.getValue());
				}
			}
		}
		rows.sort(NEWEST_FIRST);
		return new UsageReport(range, List.copyOf(models.keySet()), rows, total);
	}

	/** Cost by model over the whole range, the most expensive first; what is unknown is left out. */
	List<Map.Entry<String, BigDecimal>> costByModel() {
		Map<String, BigDecimal> costs = new TreeMap<>();
		for (UsageRow row : rows) {
			costs.merge(row.model(), row.sum().total(), BigDecimal::add);
		}
		return costs.entrySet().stream().sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
				.map(entry -> Map.entry(entry.getKey(), entry.getValue())).toList();
	}
}
