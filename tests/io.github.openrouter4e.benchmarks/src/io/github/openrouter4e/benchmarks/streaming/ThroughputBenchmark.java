package io.github.openrouter4e.benchmarks.streaming;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.server.ServerProcess;

/** Events per second and bytes allocated per event: many small chunks, few large ones, many streams at once. */
public final class ThroughputBenchmark implements Benchmark {

	@Override
	public String name() {
		return "throughput";
	}

	@Override
	public void run(Report report) throws Exception {
		try (ServerProcess server = ServerProcess.start()) {
			report.heading("Streaming: 20,000 small chunks (about 300 bytes each)");
			table(report, new Series(server.baseUrl(20_000, 8), 20_000, 8, 1, 15, 21));
			report.heading("Streaming: 2,000 large chunks (8,000 characters each)");
			table(report, new Series(server.baseUrl(2_000, 8_000), 2_000, 8_000, 1, 8, 15));
			report.heading("Streaming: 100 streams at once, 2,000 small chunks each");
			table(report, new Series(server.baseUrl(2_000, 8), 2_000, 8, 100, 4, 9));
		}
	}

	private static void table(Report report, Series series) throws Exception {
		List<Contestant> contestants = Contestants.all();
		List<Series.Result> results = series.run(contestants);
		double raw = results.getFirst().eventsPerSecond();
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < contestants.size(); i++) {
			Series.Result result = results.get(i);
			rows.add(List.of(contestants.get(i).name(), Report.number(result.eventsPerSecond()),
					Report.number(result.eventsPerSecond() / raw), Report.number(result.bytesPerEvent())));
		}
		report.table(List.of("client", "events/s", "of raw", "bytes allocated per event"), rows);
	}
}
