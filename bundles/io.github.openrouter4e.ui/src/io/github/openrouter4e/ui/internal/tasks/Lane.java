package io.github.openrouter4e.ui.internal.tasks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ILog;

/**
 * Does one thing after the other, but waits for none of them longer than it has patience: the next one begins then, and what
 * takes so long goes on beside it. Thread-safe.
 */
final class Lane implements AutoCloseable {

	private final String name;
	private final Duration patience;
	private final ExecutorService order;

	Lane(String name, Duration patience) {
		this.name = name;
		this.patience = patience;
		this.order = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
	}

	/** Does this after what was handed over before. */
	void execute(Runnable work) {
		try {
			order.execute(() -> runPatiently(work));
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			// the view closed, maybe just now: there is nobody left for whom to do it
		}
	}

	private void runPatiently(Runnable work) {
		var done = new CountDownLatch(1);
		start(name, () -> {
			try {
				work.run();
			} finally {
				done.countDown();
			}
		});
		try {
			done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		} catch (@SuppressWarnings("unused") InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Does this at once. */
	static void start(String name, Runnable work) {
		Thread.ofPlatform().daemon().name(name).start(() -> {
			try {
				work.run();
			} catch (RuntimeException e) {
				// nobody waits for the result of what goes through here
				ILog.of(Lane.class).error("An action of the chat failed", e); //$NON-NLS-1$
			}
		});
	}

	/** Takes no more work; what was handed over is still done. */
	@Override
	public void close() {
		order.shutdown();
	}
}
