package io.github.openrouter4e.settings.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Limits how long one waits for code that may hang and cannot be interrupted, such as a native keyring. The work goes on
 * in its thread after the limit. Until it ends nothing else is started, and whoever asks is told at once that there is no
 * answer: a hanging keyring costs one thread, and each caller the limit at most once. Thread-safe; one piece of work at a
 * time, and its limit counts from when it begins: who waits behind work that is slow, but ends, gets an answer.
 */
final class TimeLimiter {
	private final String threadName;
	private final Duration limit;
	private final ReentrantLock turn = new ReentrantLock();
	private @Nullable CompletableFuture<?> last; // guarded by turn
	private long lastBegan; // System.nanoTime(); guarded by turn

	TimeLimiter(String threadName, Duration limit) {
		this.threadName = threadName;
		this.limit = limit;
	}

	/**
	 * Does the work, and waits for it as long as the limit allows.
	 *
	 * @param late
	 *            called when the work ends after all though nobody waits for it any more
	 * @throws TimeoutException
	 *             if this or earlier work takes too long, or the caller was interrupted (its flag is set again)
	 * @throws RuntimeException
	 *             what the work threw
	 */
	<T> T call(Supplier<T> work, Runnable late) throws TimeoutException {
		try {
			turn.lockInterruptibly(); // nobody keeps it for longer than the limit, and behind what hangs each goes at once
			try {
				return callInTurn(work, late);
			} finally {
				turn.unlock();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new TimeoutException();
		}
	}

	/**
	 * Does the work in a thread of its own, too, and waits for it however long it takes.
	 *
	 * @throws RuntimeException
	 *             what the work threw
	 */
	<T> T callWithoutLimit(Supplier<T> work) {
		var answer = new CompletableFuture<T>();
		start(work, answer);
		try {
			return answer.join();
		} catch (CompletionException e) {
			throw failure(e);
		}
	}

	private <T> T callInTurn(Supplier<T> work, Runnable late) throws TimeoutException, InterruptedException {
		awaitLast();
		var answer = new CompletableFuture<T>();
		last = answer;
		lastBegan = System.nanoTime();
		start(work, answer);
		try {
			return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		} catch (TimeoutException e) {
			answer.whenComplete((result, failure) -> late.run());
			throw e;
		} catch (ExecutionException e) {
			throw failure(e);
		}
	}

	/** Earlier work still runs if its caller gave up; one that was interrupted did so before the limit. */
	private void awaitLast() throws TimeoutException, InterruptedException {
		CompletableFuture<?> earlier = last;
		if (earlier != null && !earlier.isDone()) {
			try {
				earlier.get(limit.toNanos() - (System.nanoTime() - lastBegan), TimeUnit.NANOSECONDS);
			} catch (ExecutionException e) {
				// it has ended
			}
		}
	}

	private static RuntimeException failure(Exception wrapper) {
		return wrapper.getCause() instanceof RuntimeException failure
				? failure
				: new IllegalStateException(wrapper.getCause());
	}

	/** A platform thread, because native code and monitors would pin a virtual one, and a daemon, so that Eclipse can close. */
	private <T> void start(Supplier<T> work, CompletableFuture<T> answer) {
		Thread.ofPlatform().daemon().name(threadName).start(() -> {
			try {
				answer.complete(work.get());
			} catch (Throwable e) {
				answer.completeExceptionally(e);
			}
		});
	}
}
