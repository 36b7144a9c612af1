package io.github.openrouter4e.git.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** The user interface as seen from a test, which runs on a thread of its own. */
public final class Workbench {

	private static final long PATIENCE_SECONDS = 30;

	private Workbench() {}

	/** Runs something on the UI thread, and waits for it. */
	public static <T> T get(Callable<T> action) throws Exception {
		var result = new CompletableFuture<T>();
		display().asyncExec(() -> {
			try {
				result.complete(action.call());
			} catch (Throwable e) {
				result.completeExceptionally(e);
			}
		});
		return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	/** Waits until something holds, which is looked at between the events of the UI thread. */
	public static void await(Callable<Boolean> condition) throws Exception {
		var result = new CompletableFuture<Boolean>();
		display().asyncExec(new Runnable() {
			@Override
			public void run() {
				try {
					if (condition.call()) {
						result.complete(true);
					} else if (!result.isDone()) {
						display().timerExec(10, this);
					}
				} catch (Throwable e) {
					result.completeExceptionally(e);
				}
			}
		});
		result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	/** The first control of a type in a view; null if there is none. On the UI thread. */
	public static <T extends Control> @Nullable T find(IWorkbenchPage page, String view, Class<T> type) {
		var part = page.findView(view);
		var model = part == null ? null : part.getSite().getService(MPart.class);
		return model != null && model.getWidget() instanceof Composite composite ? find(composite, type) : null;
	}

	private static <T extends Control> @Nullable T find(Composite parent, Class<T> type) {
		for (var child : parent.getChildren()) {
			if (type.isInstance(child)) {
				return type.cast(child);
			}
			var found = child instanceof Composite composite ? find(composite, type) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}
}
