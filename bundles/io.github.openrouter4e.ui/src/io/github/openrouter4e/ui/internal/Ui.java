package io.github.openrouter4e.ui.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;

/**
 * The one place that hands work to the UI thread. Nothing here blocks; work meant for a widget or a display that is gone
 * by then is dropped, for there is nobody left to see it.
 */
public final class Ui {
	private Ui() {}

	/** Runs this on the UI thread later, from any thread, provided that the widget still exists then. */
	public static void later(Widget widget, Runnable work) {
		Display display = displayOf(widget);
		if (display != null) {
			later(display, () -> {
				if (!widget.isDisposed()) {
					work.run();
				}
			});
		}
	}

	/** Runs this on the UI thread later, from any thread, provided that the workbench still runs then. */
	public static void later(Runnable work) {
		if (PlatformUI.isWorkbenchRunning()) {
			later(PlatformUI.getWorkbench().getDisplay(), work);
		}
	}

	/** Runs this at once if called on the widget's UI thread, else {@link #later(Widget, Runnable) later}. */
	public static void now(Widget widget, Runnable work) {
		Display display = displayOf(widget);
		if (display != null && display.getThread() == Thread.currentThread()) {
			work.run();
		} else {
			later(widget, work);
		}
	}

	private static void later(Display display, Runnable work) {
		try {
			if (!display.isDisposed()) {
				display.asyncExec(work);
			}
		} catch (SWTException e) {
			// the display may be disposed between the question and the call: the workbench closes
			if (!display.isDisposed()) {
				throw e;
			}
		}
	}

	private static @Nullable Display displayOf(Widget widget) {
		try {
			return widget.isDisposed() ? null : widget.getDisplay();
		} catch (SWTException e) {
			return null; // disposed by the UI thread since the question
		}
	}
}
