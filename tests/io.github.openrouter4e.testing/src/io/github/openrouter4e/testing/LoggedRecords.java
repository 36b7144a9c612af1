package io.github.openrouter4e.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged from warnings on while it is open: that is what users find in the Error Log. */
public final class LoggedRecords extends Handler implements AutoCloseable {

	private final List<String> messages = new CopyOnWriteArrayList<>();
	private final Logger logger;

	/** @param of a class whose package, or whose own name, the logger has */
	public LoggedRecords(Class<?> of) {
		logger = Logger.getLogger(of.getPackageName());
		setLevel(Level.WARNING);
		logger.addHandler(this);
	}

	/** So far. */
	public List<String> messages() {
		return List.copyOf(messages);
	}

	@Override
	public void publish(LogRecord entry) {
		if (isLoggable(entry)) {
			messages.add(entry.getMessage());
		}
	}

	@Override
	public void flush() {
		// nothing is held back
	}

	@Override
	public void close() {
		logger.removeHandler(this);
	}
}
