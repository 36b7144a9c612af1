package io.github.openrouter4e.testing.workbench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * The UI thread as seen from a test. Tests run on a thread of their own, as a user sits outside the workbench: the UI
 * thread keeps handling events, in modal dialogs as well, while a test waits.
 */
public final class UiThread {
	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final int LOOK_EVERY_MS = 10;

	private UiThread() {}

	public static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	/** Runs this on the UI thread, waits for its end, and throws what it threw. */
	public static void run(Action action) {
		get(() -> {
			action.run();
			return null;
		});
	}

	/** Runs this on the UI thread, waits for its result, and throws what it threw. */
	public static <T> T get(Callable<T> action) {
		AtomicReference<T> result = new AtomicReference<>();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		display().syncExec(() -> {
			try {
				result.set(action.call());
			} catch (Throwable e) {
				failure.set(e);
			}
		});
		rethrow(failure.get());
		return result.get();
	}

	/** Runs this on the UI thread and returns at once: for what opens a modal dialog. */
	public static void start(Runnable action) {
		display().asyncExec(action);
	}

	/** Waits until the condition, asked again and again on the UI thread between its events, holds. */
	public static void waitUntil(String description, Callable<Boolean> condition) {
		waitFor(description, () -> condition.call() ? Boolean.TRUE : null);
	}

	/** Waits until the supplier, asked again and again on the UI thread between its events, gives something but null. */
	public static <T> T waitFor(String description, Callable<T> supplier) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		display().asyncExec(new Look<>(supplier, answer));
		try {
			return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			answer.cancel(false);
			throw new AssertionError("waited in vain until " + description, whatItDoes(e));
		} catch (ExecutionException e) {
			rethrow(e.getCause());
			throw new AssertionError(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		}
	}

	/** Where the UI thread is at this moment: it may hang. */
	private static Exception whatItDoes(TimeoutException e) {
		e.setStackTrace(display().getThread().getStackTrace());
		return e;
	}

	/** Waits until the UI thread has handled everything that is queued by now. */
	public static void settle() {
		run(() -> {
			// syncExec is queued behind the rest
		});
	}

	private static void rethrow(Throwable failure) {
		switch (failure) {
			case null -> {
				// nothing went wrong
			}
			case RuntimeException e -> throw e;
			case Error e -> throw e;
			default -> throw new AssertionError(failure);
		}
	}

	/** What may throw anything. */
	@FunctionalInterface
	public interface Action {
		void run() throws Exception;
	}

	/** One look at the condition, which schedules the next look through the display's own timer. */
	private record Look<T>(Callable<T> supplier, CompletableFuture<T> answer) implements Runnable {
		@Override
		public void run() {
			if (answer.isDone()) {
				return;
			}
			try {
				T result = supplier.call();
				if (result != null) {
					answer.complete(result);
				} else {
					display().timerExec(LOOK_EVERY_MS, this);
				}
			} catch (Throwable e) {
				answer.completeExceptionally(e);
			}
		}
	}
}
