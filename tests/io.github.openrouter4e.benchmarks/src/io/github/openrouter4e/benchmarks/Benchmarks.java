package io.github.openrouter4e.benchmarks;

import java.util.List;

import io.github.openrouter4e.benchmarks.caching.CachingSessionBenchmark;
import io.github.openrouter4e.benchmarks.catalogue.KeystrokeBenchmark;
import io.github.openrouter4e.benchmarks.catalogue.ModelListBenchmark;
import io.github.openrouter4e.benchmarks.catalogue.ModelMemoryBenchmark;
import io.github.openrouter4e.benchmarks.history.HistoryBenchmark;
import io.github.openrouter4e.benchmarks.history.PieceBenchmark;
import io.github.openrouter4e.benchmarks.streaming.FirstEventBenchmark;
import io.github.openrouter4e.benchmarks.streaming.FlatnessBenchmark;
import io.github.openrouter4e.benchmarks.streaming.ThroughputBenchmark;

/** Runs the benchmarks named on the command line, or all of them, and prints the report as Markdown. */
public final class Benchmarks {

	private static final List<Benchmark> ALL = List.of(new ThroughputBenchmark(), new FirstEventBenchmark(),
			new FlatnessBenchmark(), new ModelListBenchmark(), new KeystrokeBenchmark(), new ModelMemoryBenchmark(),
			new CachingSessionBenchmark(), new HistoryBenchmark(), new PieceBenchmark());

	private Benchmarks() {}

	public static void main(String[] names) throws Exception {
		List<String> wanted = names.length == 0 ? ALL.stream().map(Benchmark::name).toList() : List.of(names);
		List<String> unknown = wanted.stream().filter(n -> ALL.stream().noneMatch(b -> b.name().equals(n))).toList();
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException("unknown: " + unknown + "; there are "
					+ ALL.stream().map(Benchmark::name).toList());
		}
		Report report = new Report(System.out);
		report.machine();
		for (Benchmark benchmark : ALL) {
			if (wanted.contains(benchmark.name())) {
				benchmark.run(report);
			}
		}
		System.exit(0); // the other libraries leave threads behind
	}
}
