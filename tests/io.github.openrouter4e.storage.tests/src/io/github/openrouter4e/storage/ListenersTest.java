package io.github.openrouter4e.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenersTest {

	private final Listeners<String> listeners = new Listeners<>();
	private final List<String> heard = new ArrayList<>();
	private final List<LogRecord> logged = new ArrayList<>();
	private final Logger logger = Logger.getLogger(Listeners.class.getName());
	private final Handler handler = new Collecting(logged);

	@BeforeEach
	void collectLog() {
		logger.addHandler(handler);
		logger.setUseParentHandlers(false);
	}

	@AfterEach
	void leaveLog() {
		logger.removeHandler(handler);
		logger.setUseParentHandlers(true);
	}

	@Test
	void aListenerThatThrowsIsLoggedOnceAndDisturbsNobody() {
		var fault = new IllegalStateException("of one listener");
		listeners.add(event -> {
			throw fault;
		});
		listeners.add(heard::add);
		listeners.fire("a");
		listeners.fire("b");
		assertEquals(List.of("a", "b"), heard);
		assertEquals(List.of(fault), logged.stream().map(LogRecord::getThrown).toList());
	}

	@Test
	void aListenerOfABundleThatVanishedDisturbsNobody() {
		var fault = new NoClassDefFoundError("of a bundle that vanished");
		listeners.add(event -> {
			throw fault;
		});
		listeners.add(heard::add);
		listeners.fire("a");
		assertEquals(List.of("a"), heard);
		assertEquals(List.of(fault), logged.stream().map(LogRecord::getThrown).toList());
	}

	@Test
	void theSameListenerAddedTwiceIsRemovedOnce() {
		Registration first = listeners.add(heard::add);
		listeners.add(heard::add);
		first.close();
		first.close();
		listeners.fire("a");
		assertEquals(List.of("a"), heard);
	}

	@Test
	void tellsWhetherAnybodyListens() {
		assertTrue(listeners.isEmpty());
		try (Registration registration = listeners.add(heard::add)) {
			assertTrue(!listeners.isEmpty());
		}
		assertTrue(listeners.isEmpty());
	}

	private static final class Collecting extends Handler {

		private final List<LogRecord> records;

		Collecting(List<LogRecord> records) {
			this.records = records;
		}

		@Override
		public void publish(LogRecord entry) {
			records.add(entry);
		}

		@Override
		public void flush() {
			// nothing is buffered
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
