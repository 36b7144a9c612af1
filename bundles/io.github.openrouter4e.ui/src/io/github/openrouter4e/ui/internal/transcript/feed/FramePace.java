package io.github.openrouter4e.ui.internal.transcript.feed;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far apart frames are, so that the UI thread keeps seventeen eighteenths of its time for the user. Its processor time between
 * two frames counts as what the first one took: what a frame has changed, and the widgets around it, are painted when the system
 * likes, and no widget tells how long that took. If the user works meanwhile, frames come more rarely, but not for ever, for one
 * slow frame says little about the next. Used by the UI thread.
 */
public final class FramePace {

	/** The share of time frames may take, as the number of pauses in a frame. */
	private static final int PAUSES = 17;
	/** An answer that stands still for longer looks as if it had broken off; with less, frames of the native widget take too much. */
	static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
	/** What was done longer ago has nothing to do with the frame before. */
	private static final long FOLLOWING = TimeUnit.MILLISECONDS.toNanos(500);

	private final LongSupplier used;
	private final LongSupplier clock;
	private long usedBefore;
	private long before;

	/** The pace of frames that are shown by the thread that asks for it. */
	public FramePace() {
		this(processorTime(), System::nanoTime);
	}

	/**
	 * @param used  nanoseconds of processor time that the calling thread has had
	 * @param clock nanoseconds, as {@link System#nanoTime()}
	 */
	public FramePace(LongSupplier used, LongSupplier clock) {
		this.used = used;
		this.clock = clock;
		this.before = clock.getAsLong() - FOLLOWING;
	}

	private static LongSupplier processorTime() {
		var threads = ManagementFactory.getThreadMXBean();
		return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
				? threads::getCurrentThreadCpuTime
				: () -> 0;
	}

	/** A frame is being shown. @return what the UI thread has done since the one before, in nanoseconds; 0 if that is long ago */
	public long next() {
		var now = clock.getAsLong();
		var usedNow = used.getAsLong();
		var spent = now - before < FOLLOWING ? usedNow - usedBefore : 0;
		before = now;
		usedBefore = usedNow;
		return spent;
	}

	/** How long the UI thread is left alone after a frame that took it so long, in nanoseconds. */
	public static long pause(long spent) {
		return Math.min(LONGEST_PAUSE, PAUSES * spent);
	}
}
