package io.github.openrouter4e.chat.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Blob;

class PieceWriterTest {

	/** Runs only what does not wait. */
	private static final class AtOnce extends ScheduledThreadPoolExecutor {
		final AtomicInteger woken = new AtomicInteger();

		AtOnce() {
			super(1);
		}

		@Override
		public void execute(Runnable task) {
			woken.incrementAndGet();
			super.execute(task);
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

	/** The one who receives an answer must not wait for a slow disk. */
	@Test
	void piecesAreTakenWhileOthersAreWritten() throws Exception {
		var written = new CopyOnWriteArrayList<String>();
		var begun = new CountDownLatch(1);
		var moreCame = new CountDownLatch(1);
		var cameMeanwhile = new AtomicBoolean();
		var writer = new PieceWriter(new PieceWriter.Target() {
			@Override
			public void write(Piece piece) {
				begun.countDown();
				try {
					boolean came = moreCame.await(20, TimeUnit.SECONDS);
					cameMeanwhile.compareAndSet(false, came && written.isEmpty());
				} catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
				written.add(piece.text());
			}

			@Override
			public void force() {
				// nothing to wait for
			}
		}, new AtOnce(), failure -> {
			throw new IllegalStateException(failure);
		});
		writer.text("one ");
		Thread disk = Thread.ofPlatform().start(writer::flush);
		begun.await();
		writer.text("two ");
		moreCame.countDown();
		writer.flush();
		disk.join();
		assertTrue(cameMeanwhile.get(), "nothing was taken while the first piece was written");
		assertEquals(List.of("one ", "two "), written);
	}

	@Test
	void theWriterIsWokenOnceForAllThatComesWhileItWrites() throws InterruptedException {
		var written = new CopyOnWriteArrayList<String>();
		var begun = new CountDownLatch(1);
		var allCame = new CountDownLatch(1);
		var scheduler = new AtOnce();
		var writer = new PieceWriter(new PieceWriter.Target() {
			@Override
			public void write(Piece piece) {
				begun.countDown();
				try {
					allCame.await();
				} catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
				written.add(piece.text());
			}

			@Override
			public void force() {
				// nothing to wait for
			}
		}, scheduler, failure -> {
			throw new IllegalStateException(failure);
		});
		String much = "x".repeat(PieceWriter.MANY + 1);
		writer.text(much);
		begun.await();
		writer.text(much);
		writer.text(much);
		allCame.countDown();
		scheduler.shutdown();
		assertTrue(scheduler.awaitTermination(1, TimeUnit.MINUTES));
		assertEquals(List.of(much, much + much), written);
		assertEquals(1, scheduler.woken.get());
	}

	@Test
	void whatCannotBeWrittenComesBeforeWhatFollows() {
		var written = new CopyOnWriteArrayList<Piece>();
		var failures = new ArrayList<IOException>();
		var writer = new PieceWriter(new PieceWriter.Target() {
			@Override
			public void write(Piece piece) throws IOException {
				if (failures.isEmpty()) {
					throw new IOException("full");
				}
				written.add(piece);
			}

			@Override
			public void force() {
				// nothing to wait for
			}
		}, new AtOnce(), failures::add);
		writer.text("one ");
		writer.image("a");
		writer.audio(Blob.of(new byte[]{1}));
		writer.flush();
		writer.text("two ");
		writer.image("b");
		writer.audio(Blob.of(new byte[]{2}));
		writer.flush();
		assertEquals(1, failures.size());
		assertEquals(List.of(new Piece("one two ", "", List.of(), List.of("a", "b"), Blob.of(new byte[]{1, 2}))),
				written);
	}
}
