package io.github.openrouter4e.client.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
	private static final Duration SHORT = Duration.ofMillis(20);
	private static final Duration NEVER = Duration.ofDays(1);

	private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
	private final AtomicInteger ended = new AtomicInteger();

	@AfterEach
	void shutDown() {
		scheduler.shutdownNow();
	}

	/** Each task that becomes the next one due wakes the scheduler's thread. */
	@Test
	void oneTaskLooksAfterManyRequests() {
		SilenceWatch watch = new SilenceWatch(scheduler, NEVER);
		for (int i = 0; i < 1000; i++) {
			watch.watch(NEVER, ended::incrementAndGet).close();
		}
		assertEquals(1, scheduler.getQueue().size());
	}

	@Test
	void whatTakesTooLongIsEndedWhenItsOwnLimitIsOver() throws InterruptedException {
		SilenceWatch watch = new SilenceWatch(scheduler, SHORT);
		for (int i = 0; i < 5; i++) { // the last look may have found nothing more to do
			long began = System.nanoTime();
			CountDownLatch soon = new CountDownLatch(1);
			CountDownLatch later = new CountDownLatch(1);
			watch.watch(SHORT.multipliedBy(3), later::countDown);
			watch.watch(SHORT, soon::countDown);
			watch.watch(NEVER, ended::incrementAndGet).close();
			assertTrue(soon.await(1, TimeUnit.MINUTES));
			assertTrue(later.await(1, TimeUnit.MINUTES));
			assertTrue(System.nanoTime() - began >= SHORT.multipliedBy(3).toNanos());
		}
		assertEquals(0, ended.get());
	}

	@Test
	void whatIsClosedIsNotEnded() throws InterruptedException {
		SilenceWatch watch = new SilenceWatch(scheduler, SHORT);
		Duration limit = Duration.ofSeconds(1); // longer than a busy machine needs to close it
		watch.watch(limit, ended::incrementAndGet).close();
		CountDownLatch other = new CountDownLatch(1);
		watch.watch(limit.plus(SHORT), other::countDown);
		assertTrue(other.await(1, TimeUnit.MINUTES));
		assertEquals(0, ended.get());
	}

	@Test
	void nothingBeginsAfterTheEnd() {
		SilenceWatch watch = new SilenceWatch(scheduler, NEVER);
		scheduler.shutdown();
		assertThrows(RejectedExecutionException.class, () -> watch.watch(NEVER, ended::incrementAndGet));
	}
}
