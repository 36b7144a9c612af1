package io.github.openrouter4e.ui.internal.chat;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work off the UI thread with the way back to it; tests run it at once.
 */
interface Work {

	/** Runs this soon, off the UI thread; pieces of one presenter run in order. */
	void background(Runnable work);

	/** Runs this soon on the UI thread, unless the view is gone by then. */
	void ui(Runnable work);

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
}
