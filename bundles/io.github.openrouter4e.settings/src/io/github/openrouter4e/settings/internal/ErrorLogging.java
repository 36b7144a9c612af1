package io.github.openrouter4e.settings.internal;

import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Brings the warnings of the bundles that know no Eclipse to its Error Log, which is what users look at and send along with
 * a report; Java's own log goes to a console that nobody sees.
 */
@Component(service = ErrorLogging.class)
@SuppressWarnings("nls")
public final class ErrorLogging extends Handler {

	private static final String OURS = "io.github.openrouter4e";
	/** Kept, as Java's log forgets loggers, and their handlers with them, that nobody holds. */
	private static final Logger LOGGER = Logger.getLogger(OURS);

	private final ILog log = ILog.of(ErrorLogging.class);
	private final SimpleFormatter texts = new SimpleFormatter();

	/** Begins. */
	@Activate
	public ErrorLogging() {
		setLevel(Level.WARNING);
		LOGGER.addHandler(this);
	}

	@Override
	public void publish(@Nullable LogRecord event) {
		if (event != null && isLoggable(event)) {
			var severity = event.getLevel().intValue() >= Level.SEVERE.intValue() ? IStatus.ERROR : IStatus.WARNING;
			log.log(new Status(severity, bundle(Objects.toString(event.getLoggerName(), OURS)),
					texts.formatMessage(event), event.getThrown()));
		}
	}

	/** The name of the bundle that has the class or the package after which a logger is called. */
	private static String bundle(String logger) {
		var next = logger.indexOf('.', OURS.length() + 1);
		return next < 0 ? logger : logger.substring(0, next);
	}

	@Override
	public void flush() {
		// nothing is held back
	}

	@Override
	@Deactivate
	public void close() {
		LOGGER.removeHandler(this);
	}
}
