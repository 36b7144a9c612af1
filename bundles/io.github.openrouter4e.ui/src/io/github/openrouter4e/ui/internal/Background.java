package io.github.openrouter4e.ui.internal;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Widget;

/**
 * Work off the UI thread with its result brought back to it. Each piece runs on a virtual thread of its own: it may block
 * as long as it likes, and costs nothing while it does.
 */
public final class Background {
	private Background() {}

	/**
	 * Runs the work now in the background and passes on its result, or its failure, on the UI thread, if the widget still
	 * exists by then. The failure is not logged: the receiver shows it.
	 */
	public static <T> void run(Widget owner, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
		run(() -> {
			try {
				T result = work.call();
				Ui.later(owner, () -> done.accept(result));
			} catch (Exception e) {
				Ui.later(owner, () -> failed.accept(e));
			}
		});
	}

	/** Runs the work now in the background. */
	public static void run(Runnable work) {
		Thread.ofVirtual().name("OpenRouter UI background").start(work); //$NON-NLS-1$
	}
}
