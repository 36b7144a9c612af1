package io.github.openrouter4e.client.internal.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends what has taken too long. One task looks after all that is watched, every now and then: a task for each request would wake
 * the scheduler's thread with each, as it becomes the next one that is due. Thread-safe.
 */
final class SilenceWatch {
	private final ScheduledExecutorService scheduler;
	private final long shortestNanos;
	private final Set<Watched> all = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean looking = new AtomicBoolean();

	/** One thing that is watched. */
	final class Watched implements AutoCloseable {
		private final long since = System.nanoTime();
		private final long limitNanos;
		private final Runnable end;

		private Watched(Duration limit, Runnable end) {
			this.limitNanos = limit.toNanos();
			this.end = end;
		}

		private long left(long now) {
			return limitNanos - (now - since);
		}

		/** It need not be watched any more. */
		@Override
		public void close() {
			all.remove(this);
		}
	}

	/**
	 * @param scheduler
	 *            with a thread of its own: shared ones may all be busy writing to dead connections
	 * @param shortest
	 *            nothing has a smaller limit
	 */
	SilenceWatch(ScheduledExecutorService scheduler, Duration shortest) {
		this.scheduler = scheduler;
		this.shortestNanos = shortest.toNanos();
	}

	/**
	 * @param limit
	 *            after which {@code end} is run, once, unless it is closed before
	 * @throws RejectedExecutionException
	 *             if the scheduler is shut down
	 */
	Watched watch(Duration limit, Runnable end) {
		var watched = new Watched(limit, end);
		all.add(watched);
		lookLater();
		return watched;
	}

	private void lookLater() {
		if (scheduler.isShutdown()) {
			throw new RejectedExecutionException();
		}
		if (looking.compareAndSet(false, true)) {
			schedule(shortestNanos);
		}
	}

	private void schedule(long nanos) {
		scheduler.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
	}

	/** Never later than the shortest limit from now on: what begins to be watched meanwhile may have it. */
	private void look() {
		long now = System.nanoTime();
		long next = shortestNanos;
		for (Watched watched : all) {
			long left = watched.left(now);
			if (left > 0) {
				next = Math.min(next, left);
			} else if (all.remove(watched)) {
				scheduler.execute(watched.end); // not here: it may fail, and the others are to be looked at all the same
			}
		}
		if (!all.isEmpty()) {
			schedule(next);
			return;
		}
		looking.set(false);
		if (!all.isEmpty()) {
			lookLater(); // came in between
		}
	}
}
