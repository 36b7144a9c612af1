package io.github.openrouter4e.ui.internal.tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work off the UI thread with the way back to it; tests run it at once. There are three ways, so that a disk that does not
 * answer keeps the user from nothing but what needs it: reading, sending, and what cannot wait.
 */
public interface UiTasks {

	/** Reads or writes this soon, off the UI thread; pieces of one presenter run in order, unless one takes very long. */
	void background(Runnable work);

	/**
	 * Like {@link #background} for what the user sends or takes back, and for all that has to hold for the next prompt: it does
	 * not wait for what is being read, and is done in order.
	 */
	default void send(Runnable work) {
		background(work);
	}

	/** Does this at once, off the UI thread, whatever else is going on: to stop something. */
	default void atOnce(Runnable work) {
		background(work);
	}

	/** Runs this soon on the UI thread, unless the view is gone by then. */
	void ui(Runnable work);

	/** Runs this on the UI thread after some time, unless the view is gone by then. */
	void uiAfter(Duration delay, Runnable work);

	/** Gets something off the UI thread and takes it to the UI thread. */
	default <T> void fetch(Callable<T> source, Consumer<T> done, Consumer<Exception> failed) {
		background(() -> {
			try {
				var result = source.call();
				ui(() -> done.accept(result));
			} catch (Exception e) {
				ui(() -> failed.accept(e));
			}
		});
	}

	/**
	 * Like {@link #fetch} for something that must be known before a prompt is sent; fails if it is not known after a moment,
	 * as the prompt should be sent then all the same.
	 */
	default <T> void fetchToSend(Callable<T> source, Consumer<T> done, Consumer<Exception> failed) {
		fetch(source, done, failed);
	}
}
