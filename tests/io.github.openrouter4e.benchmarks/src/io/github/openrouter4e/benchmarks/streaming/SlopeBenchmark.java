package io.github.openrouter4e.benchmarks.streaming;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.benchmarks.Benchmark;
import io.github.openrouter4e.benchmarks.Goal;
import io.github.openrouter4e.benchmarks.Report;
import io.github.openrouter4e.benchmarks.server.ServerProcess;
import io.github.openrouter4e.benchmarks.server.ServerProcess.Writing;
import io.github.openrouter4e.benchmarks.server.StreamKind;

/**
 * Whether one more event costs the same in a long answer as in a short one. What a request costs as a whole falls out: only
 * differences of lengths are compared.
 */
public final class SlopeBenchmark implements Benchmark {

	private static final int[] LENGTHS = {10_000, 100_000, 1_000_000};
	private static final int[] ROUNDS = {9, 5, 3};

	@Override
	public String name() {
		return "slope";
	}

	@Override
	public void run(Report report) throws Exception {
		List<Contestant> ours = List.of(new OurClient());
		List<Double> nanos = new ArrayList<>();
		try (ServerProcess server = ServerProcess.start()) {
			for (int i = 0; i < LENGTHS.length; i++) {
				int length = LENGTHS[i];
				Series series = new Series(server.baseUrl(StreamKind.TEXT, Writing.BLOCKS, length, 8), length, 8, 1,
						i == 0 ? 30 : 1, ROUNDS[i]);
				nanos.add(series.run(ours).getFirst().nanosPerEvent() * length);
			}
		}
		double shorter = (nanos.get(1) - nanos.get(0)) / (LENGTHS[1] - LENGTHS[0]);
		double longer = (nanos.get(2) - nanos.get(1)) / (LENGTHS[2] - LENGTHS[1]);
		String heading = "One more event of a long answer";
		report.figure(heading, "from 10,000 to 100,000", "ns", shorter);
		report.figure(heading, "from 100,000 to 1,000,000", "ns", longer);
		report.goal(Goal.SLOPE, longer / shorter);
	}
}
