package io.github.openrouter4e.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

class TimeLimiterTest {
	private static final Duration LONG = Duration.ofMinutes(1);
	private static final Duration SHORT = Duration.ofMillis(20);

	private final CountDownLatch hanging = new CountDownLatch(1);
	private final CountDownLatch late = new CountDownLatch(1);

	@Test
	void passesOnTheResult() throws TimeoutException {
		assertEquals("result", new TimeLimiter("test", LONG).call(() -> "result", late::countDown));
		assertEquals(1, late.getCount());
	}

	@Test
	void worksInADaemonThreadSoThatAHangingKeyringDoesNotKeepEclipseOpen() throws TimeoutException {
		Thread worker = new TimeLimiter("test", LONG).call(Thread::currentThread, late::countDown);
		assertTrue(worker.isDaemon());
		assertFalse(worker.isVirtual());
		assertEquals("test", worker.getName());
	}

	@Test
	void passesOnTheFailure() {
		RuntimeException failure = new RuntimeException("failure");
		assertSame(failure, assertThrows(RuntimeException.class, () -> new TimeLimiter("test", LONG).call(() -> {
			throw failure;
		}, late::countDown)));
	}

	@Test
	void givesUpOnWhatHangsAndTellsWhenItEndsAfterAll() throws InterruptedException {
		TimeLimiter limiter = new TimeLimiter("test", SHORT);
		assertThrows(TimeoutException.class, () -> limiter.call(hang(), late::countDown));
		assertEquals(1, late.getCount());
		hanging.countDown();
		assertTrue(late.await(30, TimeUnit.SECONDS));
	}

	@Test
	void startsNothingElseWhileSomethingHangs() throws InterruptedException, TimeoutException {
		TimeLimiter limiter = new TimeLimiter("test", Duration.ofSeconds(2)); // enough for what works again
		assertThrows(TimeoutException.class, () -> limiter.call(hang(), late::countDown));
		assertThrows(TimeoutException.class, () -> limiter.call(() -> fail("must not start"), () -> fail("not late")));
		hanging.countDown();
		late.await();
		assertEquals("works again", limiter.call(() -> "works again", () -> fail("not late")));
	}

	@Test
	void letsItselfBeInterrupted() throws InterruptedException {
		TimeLimiter limiter = new TimeLimiter("test", LONG);
		CompletableFuture<Boolean> flagSetAgain = new CompletableFuture<>();
		Thread caller = Thread.ofPlatform().start(() -> {
			try {
				limiter.call(hang(), late::countDown);
			} catch (TimeoutException e) {
				flagSetAgain.complete(Thread.interrupted());
			}
		});
		caller.interrupt();
		caller.join();
		hanging.countDown();
		assertEquals(true, flagSetAgain.getNow(null));
	}

	@Test
	void whatSomebodyWasInterruptedInHasItsTimeBeforeTheNextIsToldThatItHangs() throws InterruptedException {
		TimeLimiter limiter = new TimeLimiter("test", LONG);
		CountDownLatch began = new CountDownLatch(1);
		Thread interrupted = Thread.ofPlatform()
				.start(() -> assertThrows(TimeoutException.class, () -> limiter.call(() -> {
					began.countDown();
					return hang().get();
				}, late::countDown)));
		began.await();
		interrupted.interrupt();
		interrupted.join();
		CompletableFuture<String> result = new CompletableFuture<>();
		Thread next = Thread.ofPlatform().start(() -> {
			try {
				result.complete(limiter.call(() -> "next", () -> fail("not late")));
			} catch (TimeoutException e) {
				result.complete("hangs");
			}
		});
		while (next.getState() != Thread.State.TIMED_WAITING && next.isAlive()) {
			Thread.onSpinWait();
		}
		hanging.countDown();
		next.join();
		assertEquals("next", result.join());
	}

	private Supplier<String> hang() {
		return () -> {
			try {
				hanging.await();
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
			return "late result";
		};
	}
}
