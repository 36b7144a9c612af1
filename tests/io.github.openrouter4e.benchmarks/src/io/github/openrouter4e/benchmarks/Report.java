package io.github.openrouter4e.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Writes headings, sentences and tables in Markdown. */
public final class Report {

	private final PrintStream out;
	private final Figures figures;

	Report(PrintStream out, Figures figures) {
		this.out = out;
		this.figures = figures;
	}

	/** A number for the table under {@code heading}. */
	public void figure(String heading, String row, String column, double value) {
		figures.add(heading, row, column, value);
	}

	/** What a goal is judged by. */
	public void goal(Goal goal, double value) {
		figures.add(goal, value);
	}

	/** What all figures depend on. */
	void machine() throws IOException {
		Properties versions = new Properties();
		try (InputStream in = Report.class.getResourceAsStream("/versions.properties")) {
			if (in != null) {
				versions.load(in);
			}
		}
		text("%s, %d processors, %s %s, JDK %s; %s; load %.2f".formatted(processor(),
				Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
				System.getProperty("os.arch"), Runtime.version(), versions, load()));
	}

	public void heading(String heading) {
		out.println("\n## " + heading + "\n");
	}

	public void text(String sentence) {
		out.println(sentence);
		out.println();
	}

	public void table(List<String> columns, List<List<String>> rows) {
		row(columns);
		row(columns.stream().map(c -> c.equals(columns.getFirst()) ? "---" : "---:").toList());
		rows.forEach(this::row);
		out.println();
	}

	/** A number that a user can read: three significant digits, thousands apart. */
	public static String number(double value) {
		if (value == 0) {
			return "0";
		}
		int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
		double step = Math.pow(10, -digits);
		double rounded = Math.round(value / step) * step;
		return String.format(Locale.ROOT, "%,." + Math.max(0, digits) + "f", rounded);
	}

	public static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** The value that a share of {@code part} (0 to 1) does not exceed. */
	public static double percentile(double[] values, double part) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[Math.min(sorted.length - 1, (int) Math.ceil(part * sorted.length) - 1)];
	}

	private void row(List<String> cells) {
		out.println("| " + String.join(" | ", cells) + " |");
		out.flush();
	}

	/** How many programs wanted a processor during the last minute; ours do too. */
	static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	private static String processor() throws IOException {
		Path info = Path.of("/proc/cpuinfo");
		if (!Files.isReadable(info)) {
			return "unknown processor";
		}
		return Files.readAllLines(info).stream().filter(l -> l.startsWith("model name")).findFirst()
				.map(l -> l.replaceFirst(".*: ", "")).orElse("unknown processor");
	}
}
