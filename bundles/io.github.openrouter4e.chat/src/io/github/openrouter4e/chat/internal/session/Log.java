package io.github.openrouter4e.chat.internal.session;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Where failures go that concern no conversation. */
final class Log {

	private static final Logger LOG = Logger.getLogger(Log.class.getPackageName());

	private Log() {}

	static void warn(String message, Throwable cause) {
		LOG.log(Level.WARNING, message, cause);
	}
}
