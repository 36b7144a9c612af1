package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class PieceWriterTest {

	/** Runs only what does not wait. */
	private static final class AtOnce extends ScheduledThreadPoolExecutor {
		AtOnce() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
			return super.schedule(delay > 0 ? () -> {
				// its time never comes
			} : task, 0, unit);
		}
	}

	@Test
	void muchTextIsWrittenWhileMoreComes() throws InterruptedException {
		var written = new CopyOnWriteArrayList<Piece>();
		var scheduler = new AtOnce();
		var writer = new PieceWriter(new PieceWriter.Target() {
			@Override
			public void write(Piece piece) {
				written.add(piece);
			}

			@Override
			public void force() {
				// nothing to wait for
			}
		}, scheduler, failure -> {
			throw new IllegalStateException(failure);
		});
		String more = "0123456789".repeat(1000);
		var expected = new StringBuilder();
		while (expected.length() <= PieceWriter.MANY) {
			writer.text(more);
			expected.append(more);
		}
		scheduler.shutdown();
		assertTrue(scheduler.awaitTermination(1, TimeUnit.MINUTES));
		assertEquals(expected.toString(), String.join("", written.stream().map(Piece::text).toList()));
	}
}
