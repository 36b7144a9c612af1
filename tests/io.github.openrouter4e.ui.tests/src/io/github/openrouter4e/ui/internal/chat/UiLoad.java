package io.github.openrouter4e.ui.internal.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.widgets.Display;

import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Watches the UI thread: its share of processor time, and by a beat that should come every few milliseconds the times for
 * which it did not. A beat goes through SWT's timer and then through the queue of {@code asyncExec}, so that it also
 * misses when somebody handles the events of the system while he waits, as {@code Browser.execute} does on WebKitGTK.
 * With the system property {@code openrouter4e.stacks} it writes to the error stream what the thread did meanwhile.
 */
final class UiLoad {

	private static final int BEAT_MS = 10;
	/** Only what is longer is looked at closely. */
	private static final long LATE_NS = 15_000_000;
	private static final boolean STACKS = Boolean.getBoolean("openrouter4e.stacks");
	/** Linux: how long the calling thread has been ready to run while others ran. */
	private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");

	private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

	private final Display display = UiThread.display();
	private final Thread thread = display.getThread();
	private final FileChannel scheduler;
	private final ByteBuffer buffer = ByteBuffer.allocate(128);
	private final List<Block> blocks = new ArrayList<>();
	private final List<String> samples = new ArrayList<>();
	private final long started = System.nanoTime();
	private final long cpuBefore = cpu();
	private volatile long lastBeat = started;
	private volatile boolean ended;
	private long lastQueued;
	private long lastCollected = collected();

	private UiLoad() throws IOException {
		scheduler = Files.isReadable(SCHEDULER) ? FileChannel.open(SCHEDULER) : null;
		lastQueued = queued();
		beat();
	}

	/** Waits until the workbench has come to rest, then starts. */
	static UiLoad start() {
		settle();
		var load = UiThread.get(UiLoad::new);
		if (STACKS) {
			Thread.ofPlatform().daemon().name("stacks of the UI thread").start(load::sample);
		}
		return load;
	}

	static void settle() {
		var calm = 0;
		while (calm < 20) {
			var asked = System.nanoTime();
			UiThread.settle();
			calm = System.nanoTime() - asked < 5_000_000 ? calm + 1 : 0;
			LockSupport.parkNanos(20_000_000);
		}
	}

	private void beat() {
		var now = System.nanoTime();
		var late = now - lastBeat - BEAT_MS * 1_000_000L;
		var queued = queued();
		var collected = collected();
		synchronized (samples) {
			if (late > LATE_NS) {
				blocks.add(new Block((lastBeat - started) / 1_000_000, late / 1e6, (queued - lastQueued) / 1e6,
						collected - lastCollected, List.copyOf(samples)));
			}
			samples.clear();
		}
		lastQueued = queued;
		lastCollected = collected;
		lastBeat = now;
		if (!ended) {
			display.timerExec(BEAT_MS, () -> display.asyncExec(this::beat));
		}
	}

	/**
	 * A time in which the UI thread did not get to the next beat.
	 *
	 * @param atMs    after the start
	 * @param ms      how long the beat was late
	 * @param queued  how many of them the thread was ready to run and other threads or programs ran; 0 if unknown
	 * @param garbage milliseconds of garbage collection in that time
	 */
	record Block(long atMs, double ms, double queued, long garbage, List<String> stacks) {

		double own() {
			return ms - queued;
		}

		/** Without collecting garbage too, for which the Java machine stops every thread, whatever it does. */
		double work() {
			return Math.max(0, own() - garbage);
		}
	}

	/** @param share of one processor, 0 to 1 @param cpuMs processor time of the UI thread */
	record Result(double seconds, double cpuMs, double share, List<Block> blocks) {

		double longest() {
			return blocks.stream().mapToDouble(Block::ms).max().orElse(LATE_NS / 1e6);
		}

		/** The longest, not counting the time in which the thread was ready to run and was not run. */
		double longestOwn() {
			return blocks.stream().mapToDouble(Block::own).max().orElse(LATE_NS / 1e6);
		}

		double longestWork() {
			return blocks.stream().mapToDouble(Block::work).max().orElse(LATE_NS / 1e6);
		}
	}

	Result stop() {
		var result = UiThread.get(() -> {
			ended = true;
			var seconds = (System.nanoTime() - started) / 1e9;
			var cpu = (cpu() - cpuBefore) / 1e6;
			return new Result(seconds, cpu, cpu / 1e3 / seconds, List.copyOf(blocks));
		});
		if (STACKS) {
			result.blocks().stream().sorted(Comparator.comparingDouble(Block::work).reversed()).limit(6)
					.forEach(b -> System.err.printf("BLOCK at %d ms: %.0f ms, queued %.0f, gc %d%n%s%n", b.atMs(),
							b.ms(), b.queued(), b.garbage(), String.join("\n", b.stacks())));
		}
		return result;
	}

	private void sample() {
		while (!ended) {
			LockSupport.parkNanos(4_000_000);
			if (System.nanoTime() - lastBeat > LATE_NS) {
				var text = new StringBuilder("    ");
				for (var frame : thread.getStackTrace()) {
					text.append(frame.getClassName().replaceAll(".*\\.", "")).append('.').append(frame.getMethodName())
							.append(':').append(frame.getLineNumber()).append(" < ");
					if (text.length() > 500) {
						break;
					}
				}
				synchronized (samples) {
					if (samples.size() < 12) {
						samples.add(text.toString());
					}
				}
			}
		}
	}

	private long cpu() {
		return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
	}

	private static long collected() {
		var sum = 0L;
		for (var collector : COLLECTORS) {
			sum += collector.getCollectionTime();
		}
		return sum;
	}

	private long queued() {
		if (scheduler == null) {
			return 0;
		}
		try {
			buffer.clear();
			scheduler.read(buffer, 0);
			return Long.parseLong(
					new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).split(" ")[1]);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
