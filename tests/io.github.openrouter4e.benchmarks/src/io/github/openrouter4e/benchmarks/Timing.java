package io.github.openrouter4e.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Times pieces of work in turn, so that all see the same weather, by the processor time of this thread: what other programs do in
 * between does not count.
 */
public final class Timing {

	/** The compiler may not remove work whose result goes here. */
	private static volatile Object sink;

	private Timing() {}

	/**
	 * Medians of one run.
	 *
	 * @param nanos processor time of the thread
	 * @param clock nanoseconds that passed: what counts where several threads share the work
	 */
	public record Result(double nanos, double bytes, double clock) {
	}

	public static List<Result> compare(int warmUps, int rounds, List<Callable<?>> works) throws Exception {
		Turns turns = new Turns(works.size());
		double[][] nanos = new double[works.size()][rounds];
		double[][] bytes = new double[works.size()][rounds];
		double[][] clock = new double[works.size()][rounds];
		for (int round = -warmUps; round < rounds; round++) {
			for (int w : turns.next()) {
				long allocated = Allocation.total();
				long begun = System.nanoTime();
				long started = cpu();
				sink = works.get(w).call();
				if (round >= 0) {
					nanos[w][round] = cpu() - started;
					clock[w][round] = System.nanoTime() - begun;
					bytes[w][round] = Allocation.total() - allocated;
				}
			}
		}
		List<Result> results = new ArrayList<>();
		for (int w = 0; w < works.size(); w++) {
			results.add(new Result(Report.median(nanos[w]), Report.median(bytes[w]), Report.median(clock[w])));
		}
		return results;
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}
}
