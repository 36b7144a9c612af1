package io.github.openrouter4e.ui.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Widget;

import io.github.openrouter4e.ui.WorkbenchThread;

/**
 * Hands work to the UI thread, as {@link WorkbenchThread} does. Nothing here blocks; work meant for a widget that is gone by
 * then is dropped, for there is nobody left to see it.
 */
public final class Ui {
	private static final int UNPAINTED_MILLIS = 500;

	private Ui() {}

	/** Runs this on the UI thread later, from any thread, provided that the widget still exists then. */
	public static void later(Widget widget, Runnable work) {
		Display display = displayOf(widget);
		if (display != null) {
			WorkbenchThread.later(display, () -> {
				if (!widget.isDisposed()) {
					work.run();
				}
			});
		}
	}

	/** Runs this on the UI thread later, from any thread, provided that the workbench still runs then. */
	public static void later(Runnable work) {
		WorkbenchThread.later(work);
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

	/**
	 * Runs this on the UI thread once the control has been painted, so that the user sees it and can use it meanwhile; after a
	 * moment also if it is not painted, as it may be hidden. To be called on the UI thread.
	 */
	public static void afterPaint(Control control, Runnable work) {
		var once = new Listener() {
			private boolean begun;

			@Override
			public void handleEvent(@Nullable Event event) {
				control.removeListener(SWT.Paint, this);
				if (!begun) {
					begun = true;
					later(control, work);
				}
			}
		};
		control.addListener(SWT.Paint, once);
		control.getDisplay().timerExec(UNPAINTED_MILLIS, () -> {
			if (!control.isDisposed()) {
				once.handleEvent(null);
			}
		});
	}

	private static @Nullable Display displayOf(Widget widget) {
		try {
			return widget.isDisposed() ? null : widget.getDisplay();
		} catch (SWTException e) {
			return null; // disposed by the UI thread since the question
		}
	}
}
