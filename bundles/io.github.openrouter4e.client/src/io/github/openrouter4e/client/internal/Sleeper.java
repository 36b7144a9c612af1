package io.github.openrouter4e.client.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;

/** Waits before a retry; tests use one that does not wait. */
@FunctionalInterface
public interface Sleeper {
	/** Waits on the calling thread. */
	Sleeper REAL = Sleeper::sleepReally;

	/** @throws CancelledException as soon as cancelled */
	void sleep(Duration time, Cancellation cancellation);

	private static void sleepReally(Duration time, Cancellation cancellation) {
		var cancelled = new CountDownLatch(1);
		try (Cancellation.Registration registered = cancellation.onCancel(cancelled::countDown)) {
			if (cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new CancelledException();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
	}
}
