package io.github.openrouter4e.testing.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a test hold the server at a step and let it go on: order without sleeping. Steps count from 0; in a streamed
 * answer a step is a chunk. Thread-safe.
 */
public final class Gate {

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private long allowed;
	private int arrived = -1;

	private Gate(long allowed) {
		this.allowed = allowed;
	}

	/** A gate that lets the first {@code steps} steps pass and holds the next. */
	public static Gate closedAt(int steps) {
		return new Gate(steps);
	}

	/** A gate that holds the very first step. */
	public static Gate closed() {
		return new Gate(0);
	}

	/** Lets {@code steps} more steps pass. */
	public void release(int steps) {
		lock.lock();
		try {
			allowed += steps;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/** Lets everything pass from now on. */
	public void open() {
		release(Integer.MAX_VALUE);
	}

	/** Waits until the server has come to {@code step}, so that all earlier steps are written and flushed. */
	public void awaitArrival(int step, Duration atMost) throws InterruptedException, TimeoutException {
		long left = atMost.toNanos();
		lock.lock();
		try {
			while (arrived < step) {
				if (left <= 0) {
					throw new TimeoutException("the server did not come to step " + step);
				}
				left = changed.awaitNanos(left);
			}
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Called by the server: waits until the step may pass.
	 *
	 * @return false if {@code abandoned} was completed first
	 */
	public boolean pass(int step, CompletableFuture<Void> abandoned) {
		lock.lock();
		try {
			arrived = Math.max(arrived, step);
			changed.signalAll();
			return step < allowed || awaitRelease(step, abandoned);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		} finally {
			lock.unlock();
		}
	}

	private boolean awaitRelease(int step, CompletableFuture<Void> abandoned) throws InterruptedException {
		CompletableFuture<Void> wake = abandoned.thenRun(() -> release(0));
		try {
			while (step >= allowed && !abandoned.isDone()) {
				// the limit only guards against a test that forgot its gate
				if (!changed.await(10, TimeUnit.MINUTES)) {
					return false;
				}
			}
			return step < allowed;
		} finally {
			wake.cancel(false);
		}
	}
}
