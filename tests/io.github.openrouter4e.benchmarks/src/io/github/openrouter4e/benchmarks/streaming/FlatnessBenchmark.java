package io.github.openrouter4e.benchmarks.streaming;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.server.ServerProcess;

/** Whether an event costs the same in a long answer as in a short one. */
public final class FlatnessBenchmark implements Benchmark {

	private static final int[] LENGTHS = {1_000, 10_000, 100_000};

	@Override
	public String name() {
		return "flatness";
	}

	@Override
	public void run(Report report) throws Exception {
		List<Contestant> contestants = Contestants.all();
		List<List<String>> rows = new ArrayList<>();
		contestants.forEach(c -> rows.add(new ArrayList<>(List.of(c.name()))));
		double[] first = new double[contestants.size()];
		try (ServerProcess server = ServerProcess.start()) {
			for (int length : LENGTHS) {
				int rounds = Math.max(7, 20_000 / length);
				List<Series.Result> results = new Series(server.baseUrl(length, 8), length, 8, 1, 200_000 / length + 3,
						rounds).run(contestants);
				for (int c = 0; c < contestants.size(); c++) {
					double nanos = results.get(c).nanosPerEvent();
					first[c] = first[c] == 0 ? nanos : first[c];
					rows.get(c).add(Report.number(nanos));
					if (length == LENGTHS[LENGTHS.length - 1]) {
						rows.get(c).add(Report.number(nanos / first[c]));
					}
				}
			}
		}
		report.heading("Nanoseconds per event by the length of the answer");
		report.table(List.of("client", "1,000 events", "10,000 events", "100,000 events", "last over first"), rows);
	}
}
