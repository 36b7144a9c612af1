package io.github.openrouter4e.benchmarks.streaming;

import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.Turns;
import io.github.openrouter4e.benchmarks.server.ServerProcess;
import io.github.openrouter4e.benchmarks.server.ServerProcess.Writing;
import io.github.openrouter4e.benchmarks.server.StreamKind;

/** From the call to the first piece of text, on a connection that is open already. */
public final class FirstEventBenchmark implements Benchmark {

	private static final int EVENTS = 20;
	private static final int WARM_UPS = 1_000;
	private static final int REQUESTS = 1_000;

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
			String baseUrl = server.baseUrl(StreamKind.TEXT, Writing.EACH, EVENTS, 8);
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
		double lean = Report.percentile(micros[0], 0.5);
		for (int c = 0; c < contestants.size(); c++) {
			double p50 = Report.percentile(micros[c], 0.5);
			String heading = "Time to the first event";
			report.figure(heading, contestants.get(c).name(), "p50 µs", p50);
			report.figure(heading, contestants.get(c).name(), "÷ lean", p50 / lean);
			report.figure(heading, contestants.get(c).name(), "p99 µs", Report.percentile(micros[c], 0.99));
		}
		report.goal(Goal.FIRST_EVENT, Report.percentile(micros[1], 0.5) / lean);
	}
}
