package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger.Use;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.Purpose;

/**
 * What the usage view shows of a stretch of time: immutable, computed off the UI thread.
 *
 * @param range  the days asked for
 * @param models ids of all models of the range whatever is filtered, in alphabetical order; for the filter's choice
 * @param purposes all purposes of the range whatever is filtered, in their order; for the filter's choice
 * @param rows   one for each day, model and purpose that pass the filter, newest day first, then by model
 * @param total  the sum of the rows
 */
record UsageReport(DayRange range, List<String> models, List<Purpose> purposes, List<UsageRow> rows, CostSum total) {

	private static final Comparator<UsageRow> NEWEST_FIRST = Comparator.comparing(UsageRow::day).reversed()
			.thenComparing(UsageRow::model).thenComparing(UsageRow::purpose);

	UsageReport {
		models = List.copyOf(models);
		purposes = List.copyOf(purposes);
		rows = List.copyOf(rows);
	}

	/**
	 * A report of what passes the filter.
	 *
	 * @param sums    the ledger's sums by day, model and purpose within the range
	 * @param model   id of the only model to show, or null for all
	 * @param purpose the only purpose to show, or null for all
	 */
	static UsageReport of(DayRange range, Map<LocalDate, Map<Use, CostSum>> sums, @Nullable String model,
			@Nullable Purpose purpose) {
		var rows = new ArrayList<UsageRow>();
		var models = new TreeSet<String>();
		var purposes = new TreeSet<Purpose>();
		CostSum total = CostSum.NONE;
		for (Map.Entry<LocalDate, Map<Use, CostSum>> day : sums.entrySet()) {
			for (Map.Entry<Use, CostSum> entry : day.getValue().entrySet()) {
				Use use = entry.getKey();
				models.add(use.model());
				purposes.add(use.purpose());
				if ((model == null || model.equals(use.model())) && (purpose == null || purpose == use.purpose())) {
					rows.add(new UsageRow(day.getKey(), use.model(), use.purpose(), entry.getValue()));
					total = total.plus(entry.getValue());
				}
			}
		}
		rows.sort(NEWEST_FIRST);
		return new UsageReport(range, List.copyOf(models), List.copyOf(purposes), rows, total);
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
