package io.github.openrouter4e.testing.workbench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of what was measured and its goals, as Markdown. The result is the median of the processor time of a thread, as other
 * programs of the machine hardly disturb it; the time on the clock stands beside it. The first round is told apart: it loads
 * classes.
 */
public final class Figures {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final double MILLI = 1e6;

	private final StringBuilder report = new StringBuilder("""
			| what | goal | result | first | longest of the others | on the clock |
			| --- | ---: | ---: | ---: | ---: | ---: |
			""");

	/** What may throw anything. */
	public interface Action {
		void run() throws Exception;
	}

	/** What one thing took, round by round. */
	public static final class Times {

		private final List<Double> processor = new ArrayList<>();
		private final List<Double> clock = new ArrayList<>();

		/** Adds a round on the current thread. */
		public void measure(Action action) throws Exception {
			var cpu = THREADS.getCurrentThreadCpuTime();
			var begun = System.nanoTime();
			action.run();
			add(THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime() - begun);
		}

		/** Adds a round, in nanoseconds. */
		public void add(long processorTime, long clockTime) {
			processor.add(processorTime / MILLI);
			clock.add(clockTime / MILLI);
		}

		private static double median(List<Double> times) {
			return sortedOthers(times).get((times.size() - 1) / 2);
		}

		private static List<Double> sortedOthers(List<Double> times) {
			return times.stream().skip(1).sorted().toList();
		}
	}

	/** What a thread has had of the processor so far, in nanoseconds. */
	public static long processorTime(Thread thread) {
		return THREADS.getThreadCpuTime(thread.threadId());
	}

	/** A row of processor times that should not be longer than some milliseconds. */
	public void row(String what, double goal, Times times) {
		row(what, goal, times, times.processor);
	}

	/** A row of times on the clock, for what several threads do. */
	public void clockRow(String what, double goal, Times times) {
		row(what + ", on the clock", goal, times, times.clock);
	}

	private void row(String what, double goal, Times times, List<Double> counted) {
		var result = Times.median(counted);
		report.append(
				String.format(Locale.ROOT, "| %s | \u2264 %s ms | %s | %s ms | %s ms | %s ms |%n", what, shown(goal),
						marked(shown(result) + " ms", result <= goal), shown(counted.getFirst()),
						shown(Times.sortedOthers(counted).getLast()), shown(Times.median(times.clock))));
	}

	/**
	 * A row of what is added to something.
	 *
	 * @param goal in milliseconds
	 * @param with and without, round by round one after the other
	 */
	public void addedRow(String what, double goal, Times with, Times without) {
		var added = new Times();
		for (var i = 0; i < with.processor.size(); i++) {
			added.processor.add(with.processor.get(i) - without.processor.get(i));
			added.clock.add(with.clock.get(i) - without.clock.get(i));
		}
		row(what + " (" + shown(Times.median(with.processor)) + " instead of "
				+ shown(Times.median(without.processor)) + " ms)", goal, added);
	}

	/** A row of something that is counted. */
	public void countRow(String what, double goal, double count) {
		report.append(String.format(Locale.ROOT, "| %s | \u2264 %.0f | %s | | | |%n", what, goal,
				marked(String.format(Locale.ROOT, "%.0f", count), count <= goal)));
	}

	/** What is reached is bold, as in the documentation. */
	private static String marked(String result, boolean isReached) {
		return isReached ? "**" + result + "**" : result;
	}

	private static String shown(double milliseconds) {
		return String.format(Locale.ROOT, Math.abs(milliseconds) < 10 ? "%.2f" : "%.0f", milliseconds);
	}

	/** Appends the table to the file that the system property {@code openrouter4e.figures} names; without one, prints it. */
	public void write() throws IOException {
		var file = System.getProperty("openrouter4e.figures");
		if (file == null) {
			System.out.println(report);
		} else {
			Files.writeString(Path.of(file), report + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
	}
}
