package io.github.openrouter4e.swtbot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swtbot.swt.finder.utils.SWTUtils;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Lets each journey begin in a workbench in which nothing was done before, keeps a picture of the screen at the moment of a
 * failure, and fails a journey during which our code logged an error.
 */
final class JourneyExtension implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(JourneyExtension.class);
	private static final String OURS = "io.github.openrouter4e";

	@Override
	public void beforeEach(ExtensionContext context) throws Exception {
		FreshStart.prepare(new Workbench());
		context.getStore(NAMESPACE).put(ErrorLog.class, new ErrorLog());
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		if (context.getExecutionException().isPresent()) {
			SWTUtils.captureScreenshot(System.getProperty("org.eclipse.swtbot.screenshots.dir") + "/"
					+ context.getRequiredTestClass().getSimpleName() + "."
					+ context.getRequiredTestMethod().getName() + ".png");
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		new Workbench().closeDialogs();
		ErrorLog log = context.getStore(NAMESPACE).remove(ErrorLog.class, ErrorLog.class);
		if (log != null) {
			log.end();
		}
	}

	/** What is logged as an error by our bundles, or by others about our code. */
	private static final class ErrorLog {

		private final List<IStatus> errors = new CopyOnWriteArrayList<>();
		private final ILogListener listener = (status, plugin) -> {
			if (status.getSeverity() == IStatus.ERROR && isOurs(status)) {
				errors.add(status);
			}
		};

		ErrorLog() {
			Platform.addLogListener(listener);
		}

		void end() {
			Platform.removeLogListener(listener);
			if (!errors.isEmpty()) {
				AssertionError failure = new AssertionError("logged as error: " + errors);
				errors.stream().map(IStatus::getException).filter(e -> e != null).forEach(failure::addSuppressed);
				throw failure;
			}
		}

		private static boolean isOurs(IStatus status) {
			if (status.getPlugin().startsWith(OURS)) {
				return true;
			}
			for (Throwable e = status.getException(); e != null; e = e.getCause()) {
				for (StackTraceElement frame : e.getStackTrace()) {
					if (frame.getClassName().startsWith(OURS)) {
						return true;
					}
				}
			}
			return false;
		}
	}
}
