package io.github.openrouter4e.ui;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/**
 * Hands work from other threads to the UI thread of the workbench. Nothing here blocks; work for a workbench that has ended by
 * then is dropped, for there is nobody left to see it.
 */
public final class WorkbenchThread {
	private WorkbenchThread() {}

	/** Runs this on the UI thread later, from any thread, provided that the workbench still runs then. */
	public static void later(Runnable work) {
		if (PlatformUI.isWorkbenchRunning()) {
			later(PlatformUI.getWorkbench().getDisplay(), work);
		}
	}

	/** Runs this on the UI thread after so many milliseconds, from any thread, provided that the workbench still runs then. */
	public static void after(int milliseconds, Runnable work) {
		later(() -> PlatformUI.getWorkbench().getDisplay().timerExec(milliseconds, work));
	}

	/** Runs this on the thread of a display later, from any thread, unless the display has been disposed. */
	public static void later(Display display, Runnable work) {
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
}
