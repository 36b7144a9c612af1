package io.github.openrouter4e.client.internal;

import java.time.Duration;

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
		try {
			if (cancellation.await(time)) {
				throw new CancelledException();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException();
		}
	}
}
