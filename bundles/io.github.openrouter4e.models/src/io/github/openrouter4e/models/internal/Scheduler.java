package io.github.openrouter4e.models.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Schedules a task to run once. */
@FunctionalInterface
interface Scheduler {

	/** {@return calls the whole thing off} */
	Runnable after(Duration delay, Runnable task);

	/** {@return a scheduler that needs no thread while it waits: the JDK has one timer for everybody} */
	static Scheduler on(Executor executor) {
		return (delay, task) -> {
			CompletableFuture<Void> later = CompletableFuture.runAsync(task,
					CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor));
			return () -> later.cancel(false);
		};
	}
}
