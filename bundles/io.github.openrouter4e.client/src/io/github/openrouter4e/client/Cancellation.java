package io.github.openrouter4e.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a request from another thread. One object per request; thread-safe. Cancelling closes the connection at once,
 * even while connecting or waiting, so that the server sees it and stops where it can.
 */
public final class Cancellation {
	private final List<Runnable> actions = new ArrayList<>(2); // guarded by itself
	private volatile boolean cancelled;

	/** Undoes {@link Cancellation#onCancel}. */
	@FunctionalInterface
	public interface Registration extends AutoCloseable {
		@Override
		void close();
	}

	/** Cancels; the second call does nothing. Runs the registered actions on the calling thread. */
	public void cancel() {
		List<Runnable> due;
		synchronized (actions) {
			if (cancelled) {
				return;
			}
			cancelled = true;
			due = List.copyOf(actions);
			actions.clear();
		}
		due.forEach(Runnable::run);
	}

	/** Whether {@link #cancel} has been called. */
	public boolean isCancelled() {
		return cancelled;
	}

	/** @throws CancelledException if cancelled */
	public void throwIfCancelled() {
		if (cancelled) {
			throw new CancelledException();
		}
	}

	/**
	 * Waits on the calling thread.
	 *
	 * @return at once when cancelled, with true; false when the time is over
	 * @throws InterruptedException if the thread is interrupted
	 */
	public boolean await(Duration time) throws InterruptedException {
		var latch = new CountDownLatch(1);
		try (Registration registered = onCancel(latch::countDown)) {
			return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Runs {@code action} once when cancelled, at once if that has happened. The action must be quick and must not
	 * throw.
	 *
	 * @return closing it takes the action back
	 */
	public Registration onCancel(Runnable action) {
		synchronized (actions) {
			if (!cancelled) {
				actions.add(action);
				return () -> remove(action);
			}
		}
		action.run();
		return () -> {
			// has run
		};
	}

	private void remove(Runnable action) {
		synchronized (actions) {
			actions.remove(action);
		}
	}
}
