package io.github.openrouter4e.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.caching.CachingSessionBenchmark;
import io.github.openrouter4e.benchmarks.catalogue.KeystrokeBenchmark;
import io.github.openrouter4e.benchmarks.catalogue.ModelListBenchmark;
import io.github.openrouter4e.benchmarks.catalogue.ModelMemoryBenchmark;
import io.github.openrouter4e.benchmarks.history.HistoryBenchmark;
import io.github.openrouter4e.benchmarks.history.PieceBenchmark;
import io.github.openrouter4e.benchmarks.history.SessionBenchmark;
import io.github.openrouter4e.benchmarks.markdown.MarkdownBenchmark;
import io.github.openrouter4e.benchmarks.streaming.ColdRequestBenchmark;
import io.github.openrouter4e.benchmarks.streaming.DecoderBenchmark;
import io.github.openrouter4e.benchmarks.streaming.FirstEventBenchmark;
import io.github.openrouter4e.benchmarks.streaming.SlopeBenchmark;
import io.github.openrouter4e.benchmarks.streaming.ThroughputBenchmark;

/**
 * Runs benchmarks and prints the report as Markdown. What the goals are judged by is measured in several JVMs one after the
 * other, because how the compiler happens to compile differs between runs more than within one; the rest once.
 */
public final class Benchmarks {

	private static final int RUNS = Integer.getInteger("runs", 5);
	/** Measured in each run, in this order. */
	private static final List<Benchmark> JUDGED = List.of(new ColdRequestBenchmark(), new ThroughputBenchmark(),
			new FirstEventBenchmark(), new SlopeBenchmark(), new DecoderBenchmark(), new SessionBenchmark(),
			new ModelListBenchmark());
	/** Has goals too, but counts bytes, which do not differ between runs. */
	private static final List<Benchmark> COUNTED = List.of(new MarkdownBenchmark());
	private static final List<Benchmark> ONCE = List.of(new KeystrokeBenchmark(), new ModelMemoryBenchmark(),
			new CachingSessionBenchmark(), new HistoryBenchmark(), new PieceBenchmark());
	/** Makes this program one of the runs. */
	private static final String ONE_RUN = "--one-run";

	private Benchmarks() {}

	/** @param arguments names of benchmarks; those with goals if there is none, all if it is {@code all} */
	public static void main(String[] arguments) throws Exception {
		List<String> names = new ArrayList<>(List.of(arguments));
		if (names.remove(ONE_RUN)) {
			Figures figures = new Figures();
			run(JUDGED, names, new Report(System.out, figures));
			figures.write(System.out);
			System.exit(0); // the other libraries leave threads behind
		}
		List<String> known = new ArrayList<>(List.of("all"));
		JUDGED.forEach(b -> known.add(b.name()));
		COUNTED.forEach(b -> known.add(b.name()));
		ONCE.forEach(b -> known.add(b.name()));
		if (!known.containsAll(names)) {
			throw new IllegalArgumentException("there are " + known);
		}
		boolean all = names.remove("all");
		List<String> judged = JUDGED.stream().map(Benchmark::name).filter(n -> names.isEmpty() || names.contains(n))
				.toList();
		Figures figures = new Figures();
		Report report = new Report(System.out, figures);
		report.machine();
		for (int run = 1; run <= RUNS && !judged.isEmpty(); run++) {
			System.err.printf("run %d of %d, load %.2f%n", run, RUNS, Report.load());
			runApart(judged, figures);
		}
		run(COUNTED, all ? List.of() : names, report);
		run(ONCE, all ? List.of() : names.isEmpty() ? List.of("none") : names, report);
		figures.print(report);
		System.exit(0);
	}

	/** @param names empty for all */
	private static void run(List<Benchmark> benchmarks, List<String> names, Report report) throws Exception {
		for (Benchmark benchmark : benchmarks) {
			if (names.isEmpty() || names.contains(benchmark.name())) {
				long started = System.nanoTime();
				benchmark.run(report);
				System.err.printf("  %s %.0f s%n", benchmark.name(), (System.nanoTime() - started) / 1e9);
			}
		}
	}

	private static void runApart(List<String> names, Figures figures) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of(ONE_RUN));
		arguments.addAll(names);
		Process process = JavaProcess.start(List.of("-Xms1500m", "-Xmx1500m"), Benchmarks.class, arguments);
		try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
			lines.lines().forEach(figures::read);
		}
		if (process.waitFor() != 0) {
			throw new IllegalStateException("a run failed");
		}
	}
}
