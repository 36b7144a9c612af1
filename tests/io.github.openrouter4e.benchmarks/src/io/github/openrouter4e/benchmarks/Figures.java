package io.github.openrouter4e.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one or several runs: tables of numbers, and what the goals are judged by. They pass from the JVM that measured
 * them to the one that reports them as lines of text.
 */
final class Figures {

	private static final String TAB = "\t";
	private static final String GOAL = "goal";

	/** Heading, row and column to the values of all runs. */
	private final Map<String, Map<String, Map<String, List<Double>>>> tables = new LinkedHashMap<>();
	private final Map<Goal, List<Double>> goals = new EnumMap<>(Goal.class);

	void add(String heading, String row, String column, double value) {
		tables.computeIfAbsent(heading, h -> new LinkedHashMap<>()).computeIfAbsent(row, r -> new LinkedHashMap<>())
				.computeIfAbsent(column, c -> new ArrayList<>()).add(value);
	}

	void add(Goal goal, double value) {
		goals.computeIfAbsent(goal, g -> new ArrayList<>()).add(value);
	}

	/** For the JVM that reports. */
	void write(PrintStream out) {
		tables.forEach((heading, rows) -> rows.forEach((row, columns) -> columns.forEach((column, values) -> values
				.forEach(value -> out.println(String.join(TAB, heading, row, column, value.toString()))))));
		goals.forEach((goal, values) -> values
				.forEach(value -> out.println(String.join(TAB, GOAL, goal.name(), value.toString()))));
	}

	/** A line as {@link #write} makes it. */
	void read(String line) {
		String[] cells = line.split(TAB);
		if (cells[0].equals(GOAL)) {
			add(Goal.valueOf(cells[1]), Double.parseDouble(cells[2]));
		} else {
			add(cells[0], cells[1], cells[2], Double.parseDouble(cells[3]));
		}
	}

	/** All tables, medians of the runs with the least and the greatest; the goals last. */
	void print(Report report) {
		tables.forEach((heading, rows) -> {
			report.heading(heading);
			List<String> columns = new ArrayList<>(List.of(""));
			rows.values().forEach(row -> row.keySet().stream().filter(c -> !columns.contains(c)).forEach(columns::add));
			report.table(columns, rows.entrySet().stream().map(row -> {
				List<String> cells = new ArrayList<>(List.of(row.getKey()));
				columns.stream().skip(1).forEach(c -> cells.add(cell(row.getValue().get(c))));
				return cells;
			}).toList());
		});
		if (!goals.isEmpty()) {
			report.heading("Goals");
			report.table(List.of("what", "goal", "result", "least and greatest", ""), goals.entrySet().stream()
					.map(goal -> row(goal.getKey(), goal.getValue().stream().mapToDouble(v -> v).toArray())).toList());
		}
	}

	private static List<String> row(Goal goal, double[] values) {
		double median = Report.median(values);
		return List.of(goal.words(), goal.limit(), Report.number(median), spread(values),
				goal.isMetBy(median) ? "met" : "**missed**");
	}

	private static String cell(List<Double> values) {
		if (values == null) {
			return "";
		}
		double[] all = values.stream().mapToDouble(v -> v).toArray();
		return all.length == 1
				? Report.number(all[0])
				: Report.number(Report.median(all)) + " (" + spread(all) + ")";
	}

	private static String spread(double[] values) {
		return Report.number(Arrays.stream(values).min().getAsDouble()) + "–"
				+ Report.number(Arrays.stream(values).max().getAsDouble());
	}
}
