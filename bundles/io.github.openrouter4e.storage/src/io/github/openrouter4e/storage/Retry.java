package io.github.openrouter4e.storage;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Tries something again from time to time until it succeeds; nothing runs before and after that. Thread-safe. */
public final class Retry {

	/** A full disk is not filled by trying, and who makes room sees the effect at once. */
	private static final long DELAY_MILLIS = 2000;

	private final ScheduledExecutorService scheduler;
	private final BooleanSupplier attempt;
	private boolean scheduled; // guarded by this

	/** @param attempt tells whether it succeeded; runs on the scheduler's thread */
	public Retry(ScheduledExecutorService scheduler, BooleanSupplier attempt) {
		this.scheduler = scheduler;
		this.attempt = attempt;
	}

	/** Begins to try, if that is not going on already. */
	public synchronized void begin() {
		if (!scheduled) {
			try {
				scheduler.schedule(this::run, DELAY_MILLIS, TimeUnit.MILLISECONDS);
				scheduled = true;
			} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
				// shutting down: who closes tries for the last time
			}
		}
	}

	private void run() {
		synchronized (this) {
			scheduled = false;
		}
		if (!attempt.getAsBoolean()) {
			begin();
		}
	}
}
