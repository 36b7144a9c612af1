package io.github.openrouter4e.benchmarks.streaming;

import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.server.ServerProcess;
import io.github.openrouter4e.benchmarks.server.ServerProcess.Writing;
import io.github.openrouter4e.benchmarks.server.StreamKind;

/** Events per second and bytes allocated per event: small pieces, large ones, many streams at once, and of all kinds. */
public final class ThroughputBenchmark implements Benchmark {

	private static final int LARGE = 8_000;

	@Override
	public String name() {
		return "throughput";
	}

	@Override
	public void run(Report report) throws Exception {
		try (ServerProcess server = ServerProcess.start()) {
			Series small = series(server, StreamKind.TEXT, Writing.EACH, 10_000, 8, 1);
			report.goal(Goal.SMALL_TEXT, compare(report, "10,000 pieces of 8 characters, each written by itself", small));
			report.goal(Goal.LARGE_TEXT, compare(report, "1,000 pieces of 8,000 characters, each written by itself",
					series(server, StreamKind.TEXT, Writing.EACH, 1_000, LARGE, 1)));
			report.goal(Goal.HUNDRED_STREAMS, compare(report, "100 streams at once, 300 pieces of 8 characters each",
					new Series(server.baseUrl(StreamKind.TEXT, Writing.EACH, 300, 8), 300, 8, 100, 3, 5)));
			compare(report, "10,000 pieces of 8 characters, as many as fit 64 KB in a write",
					series(server, StreamKind.TEXT, Writing.BLOCKS, 10_000, 8, 1));
			for (StreamKind kind : StreamKind.values()) {
				kind(report, kind, series(server, kind, Writing.EACH, 5_000, 16, 1));
			}
		}
	}

	private static Series series(ServerProcess server, StreamKind kind, Writing writing, int events, int characters,
			int atOnce) {
		return new Series(server.baseUrl(kind, writing, events, characters), events, characters, atOnce, 6, 7);
	}

	/** @return ours ÷ the lean HttpClient */
	private static double compare(Report report, String heading, Series series) throws Exception {
		List<Contestant> contestants = Contestants.all();
		List<Series.Result> results = series.run(contestants);
		double lean = results.getFirst().eventsPerSecond();
		double allocation = results.get(1).bytesPerEvent() / series.characters();
		if (series.characters() == LARGE) {
			report.goal(Goal.LARGE_ALLOCATION, allocation);
		}
		for (int i = 0; i < contestants.size(); i++) {
			Series.Result result = results.get(i);
			String name = contestants.get(i).name();
			report.figure(heading, name, "events/s", result.eventsPerSecond());
			report.figure(heading, name, "÷ lean", result.eventsPerSecond() / lean);
			report.figure(heading, name, "bytes allocated per event", result.bytesPerEvent());
		}
		return results.get(1).eventsPerSecond() / lean;
	}

	private static void kind(Report report, StreamKind kind, Series series) throws Exception {
		List<Contestant> contestants = Contestants.ofAllKinds();
		List<Series.Result> results = series.run(contestants);
		String heading = "5,000 pieces of 16 characters of each kind, events per second ÷ lean HttpClient";
		for (int i = 1; i < contestants.size(); i++) {
			report.figure(heading, kind.toString().toLowerCase(), contestants.get(i).name(),
					results.get(i).eventsPerSecond() / results.getFirst().eventsPerSecond());
		}
	}
}
