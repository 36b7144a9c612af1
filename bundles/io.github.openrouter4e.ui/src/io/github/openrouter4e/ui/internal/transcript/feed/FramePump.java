package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Decides when a frame is prepared: on request, never while hidden, never before
 * the last one is on the screen, and only so many times a second; more rarely
 * where frames take long, see {@link FramePace}. Thread-safe.
 *
 * @param <T> the form the widget takes
 */
final class FramePump<T> {

	private final ScheduledExecutorService executor;
	private final Supplier<@Nullable Frame<T>> producer;
	private final FrameSink<T> sink;
	private final LongSupplier clock;
	private final long leastPause;
	private boolean visible;
	private boolean wanted;
	private boolean busy;
	private boolean closed;
	private long next;
	private long started;

	/**
	 * @param framesPerSecond at most
	 * @param clock           nanoseconds, as {@link System#nanoTime()}
	 */
	FramePump(ScheduledExecutorService executor, Supplier<@Nullable Frame<T>> producer, FrameSink<T> sink,
			int framesPerSecond, LongSupplier clock) {
		this.executor = executor;
		this.producer = producer;
		this.sink = sink;
		this.clock = clock;
		this.leastPause = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
		this.next = clock.getAsLong();
	}

	/** Something has changed. Cheap: called for every piece of an answer. */
	synchronized void request() {
		wanted = true;
		scheduleIfIdle();
	}

	synchronized void setVisible(boolean visible) {
		this.visible = visible;
		scheduleIfIdle();
	}

	synchronized void close() {
		closed = true;
	}

	private void scheduleIfIdle() {
		if (wanted && visible && !busy && !closed) {
			busy = true;
			executor.schedule(this::run, Math.max(0, next - clock.getAsLong()), TimeUnit.NANOSECONDS);
		}
	}

	private void run() {
		synchronized (this) {
			wanted = false;
			started = clock.getAsLong();
			if (closed) {
				return;
			}
		}
		var shown = false;
		try {
			var frame = producer.get();
			if (frame != null) {
				sink.show(frame, this::done);
				shown = true;
			}
		} catch (RuntimeException | Error e) {
			// whatever it is, a renderer that stops would leave all conversations blank; nobody waits for the result of a scheduled task; the next change gets a new frame
			ILog.of(FramePump.class).error("A frame of the transcript could not be prepared", e); //$NON-NLS-1$
		} finally {
			if (!shown) {
				done(0);
			}
		}
	}

	private synchronized void done(long spent) {
		var now = clock.getAsLong();
		var rendering = now - started;
		next = Math.max(started + leastPause,
				now + Math.max(FramePace.pause(spent), Math.min(FramePace.LONGEST_PAUSE, rendering)));
		busy = false;
		scheduleIfIdle();
	}
}
