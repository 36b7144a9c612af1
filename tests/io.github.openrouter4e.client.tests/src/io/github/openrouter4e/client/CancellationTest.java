package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class CancellationTest {
	private final Cancellation cancellation = new Cancellation();
	private final AtomicInteger runs = new AtomicInteger();

	@Test
	void runsEachActionOnce() {
		cancellation.onCancel(runs::incrementAndGet);
		cancellation.cancel();
		cancellation.cancel();
		assertEquals(1, runs.get());
		assertThrows(CancelledException.class, cancellation::throwIfCancelled);
	}

	@Test
	void runsLateActionsAtOnce() {
		cancellation.cancel();
		cancellation.onCancel(runs::incrementAndGet);
		assertEquals(1, runs.get());
	}

	@Test
	void closedRegistrationsDoNotRun() {
		cancellation.onCancel(runs::incrementAndGet).close();
		cancellation.cancel();
		assertEquals(0, runs.get());
	}
}
