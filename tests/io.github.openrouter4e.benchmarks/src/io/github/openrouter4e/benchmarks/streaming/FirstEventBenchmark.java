package io.github.openrouter4e.benchmarks.streaming;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Turns;
import io.github.openrouter4e.benchmarks.server.ServerProcess;

/** From the call to the first piece of text, on a connection that is open already. */
public final class FirstEventBenchmark implements Benchmark {

	private static final int EVENTS = 20;
	private static final int WARM_UPS = 2_000;
	private static final int REQUESTS = 2_000;

	@Override
	public String name() {
		return "first-event";
	}

	@Override
	public void run(Report report) throws Exception {
		List<Contestant> contestants = Contestants.all();
		Turns turns = new Turns(contestants.size());
		double[][] micros = new double[contestants.size()][REQUESTS];
		try (ServerProcess server = ServerProcess.start()) {
			String baseUrl = server.baseUrl(EVENTS, 8);
			for (int i = -WARM_UPS; i < REQUESTS; i++) {
				for (int c : turns.next()) {
					Counter counter = new Counter();
					contestants.get(c).stream(baseUrl, counter);
					if (i >= 0) {
						micros[c][i] = counter.firstNanos() / 1e3;
					}
				}
			}
		}
		report.heading("Time to the first event");
		double rawP50 = Report.percentile(micros[0], 0.5);
		double rawP99 = Report.percentile(micros[0], 0.99);
		List<List<String>> rows = new ArrayList<>();
		for (int c = 0; c < contestants.size(); c++) {
			double p50 = Report.percentile(micros[c], 0.5);
			double p99 = Report.percentile(micros[c], 0.99);
			rows.add(List.of(contestants.get(c).name(), Report.number(p50), Report.number(p50 / rawP50),
					Report.number(p99), Report.number(p99 / rawP99)));
		}
		report.table(List.of("client", "p50 µs", "of raw", "p99 µs", "of raw"), rows);
	}
}
