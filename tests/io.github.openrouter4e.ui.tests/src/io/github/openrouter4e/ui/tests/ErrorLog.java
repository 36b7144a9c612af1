package io.github.openrouter4e.ui.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** Collects what is logged as an error by our bundles, or by others about our code, while it is open. */
final class ErrorLog implements AutoCloseable {
	private static final String OURS = "io.github.openrouter4e";

	private final List<IStatus> errors = new CopyOnWriteArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		if (status.getSeverity() == IStatus.ERROR && isOurs(status) && !ExpectedErrors.take()) {
			errors.add(status);
		}
	};

	ErrorLog() {
		Platform.addLogListener(listener);
	}

	/** @return the errors so far, each with its stack trace as suppressed exception of the returned one, or null */
	AssertionError failure() {
		if (errors.isEmpty()) {
			return null;
		}
		AssertionError failure = new AssertionError("logged as error: " + errors);
		errors.stream().map(IStatus::getException).filter(e -> e != null).forEach(failure::addSuppressed);
		return failure;
	}

	@Override
	public void close() {
		Platform.removeLogListener(listener);
	}

	private static boolean isOurs(IStatus status) {
		return status.getPlugin().startsWith(OURS) || mentionsUs(status.getException());
	}

	private static boolean mentionsUs(Throwable exception) {
		for (Throwable e = exception; e != null; e = e.getCause()) {
			for (StackTraceElement frame : e.getStackTrace()) {
				if (frame.getClassName().startsWith(OURS)) {
					return true;
				}
			}
		}
		return false;
	}
}
