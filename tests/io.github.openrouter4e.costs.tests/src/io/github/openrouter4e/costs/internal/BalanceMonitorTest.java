package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Credits;
import io.github.openrouter4e.client.KeyInfo;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.KeyUnavailableException.Reason;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.testing.FakeClock;

class BalanceMonitorTest {

	/** Runs what is scheduled when the test says so. */
	private static final class Hand extends ScheduledThreadPoolExecutor {
		final List<Runnable> scheduled = new ArrayList<>();

		Hand() {
			super(1);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			scheduled.add(command);
			return null;
		}

		@Override
		public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
			throw new UnsupportedOperationException();
		}

		void runAll() {
			List<Runnable> due = List.copyOf(scheduled);
			scheduled.clear();
			due.forEach(Runnable::run);
		}
	}

	private final AccountClient client = new AccountClient();
	private final Hand scheduler = new Hand();
	private BigDecimal threshold = new BigDecimal("1");
	private String account = "mine";
	private final BalanceMonitor balance = new BalanceMonitor(client, scheduler, Runnable::run, () -> account,
			() -> threshold, new FakeClock());

	@AfterEach
	void close() {
		balance.close();
	}

	@Test
	void theSmallerOneApplies() {
		client.nextKey(key("20", "5"));
		client.credits(new Credits(new BigDecimal("25"), new BigDecimal("24.461692958")));
		BalanceSnapshot found = ask();
		assertEquals(new BigDecimal("0.538307042"), found.remaining());
		assertTrue(found.low());
		client.nextKey(key("20", "0.25"));
		assertEquals(new BigDecimal("0.25"), ask().remaining());
	}

	@Test
	void whatOpenRouterDoesNotTellIsUnknown() {
		client.nextKey(key(null, null));
		BalanceSnapshot found = ask();
		assertNull(found.remaining());
		assertTrue(found.keyUnlimited());
		assertFalse(found.low());
		client.nextKey(key("20", "5"));
		assertEquals(new BigDecimal("5"), ask().remaining());
	}

	@Test
	void whatIsLeftOfAKeysLimitIsCalculatedIfItIsNotTold() {
		client.nextKey(
				new KeyInfo("key", new BigDecimal("20"), null, null, new BigDecimal("19.5"), BigDecimal.ZERO, null,
						null, null, null, null, null, null));
		BalanceSnapshot found = ask();
		assertEquals(new BigDecimal("0.5"), found.keyRemaining());
		assertEquals(new BigDecimal("0.5"), found.remaining());
		assertFalse(found.keyUnlimited());
		assertTrue(found.low());
	}

	@Test
	void anAccountInDebtIsLow() {
		client.nextKey(key(null, null));
		client.credits(new Credits(new BigDecimal("1"), new BigDecimal("1.5")));
		BalanceSnapshot found = ask();
		assertEquals(new BigDecimal("-0.5"), found.remaining());
		assertTrue(found.low());
	}

	@Test
	void aFailureKeepsWhatWasKnownAndSaysSo() {
		client.nextKey(key("20", "5"));
		ask();
		client.nextKey(null);
		BalanceSnapshot found = ask();
		assertEquals(new BigDecimal("5"), found.remaining());
		assertNotNull(found.failure());
		client.nextKey(key("20", "4"));
		assertNull(ask().failure());
	}

	@Test
	void anotherAccountHasNothingOfTheOneBefore() {
		client.nextKey(key("20", "5"));
		ask();
		var told = new ArrayList<BalanceSnapshot>();
		balance.addListener(told::add);
		account = "another";
		client.nextKey(null);
		BalanceSnapshot found = ask();
		assertNull(found.remaining());
		assertNotNull(found.failure());
		assertEquals(BalanceSnapshot.UNKNOWN, told.getFirst(), "at once, as the answer may take long");
	}

	@Test
	void anAnswerThatWasOvertakenIsNotShown() {
		client.nextKey(key("20", "5"));
		client.nextKey(key("20", "4"));
		client.meanwhile(this::ask);
		assertEquals(new BigDecimal("4"), ask().remaining());
	}

	@Test
	void afterAnotherAccountWasAskedAnAnswerOfTheOneBeforeIsNotShown() {
		client.nextKey(key("20", "5"));
		client.nextKey(key("20", "6"));
		client.nextKey(null);
		ask();
		client.meanwhile(() -> {
			account = "another";
			ask();
		});
		BalanceSnapshot found = ask();
		assertNull(found.remaining());
		assertNotNull(found.failure());
	}

	@Test
	void nobodyIsAskedWhileTheKeyIsLocked() {
		BalanceMonitor locked = new BalanceMonitor(client, scheduler, Runnable::run, () -> {
			throw new KeyUnavailableException(Reason.LOCKED, "locked", null);
		}, () -> threshold, new FakeClock());
		client.nextKey(key("20", "5"));
		locked.refresh();
		scheduler.runAll();
		RequestFailure failure = locked.current().failure();
		assertNotNull(failure);
		assertEquals(Reason.LOCKED.name(), failure.reason());
		assertEquals(0, client.asked());
		locked.close();
	}

	@Test
	void severalCallsAreOneRequest() {
		var told = new ArrayList<BalanceSnapshot>();
		balance.addListener(told::add);
		client.nextKey(key("20", "5"));
		balance.refresh();
		balance.refresh();
		balance.refresh();
		scheduler.runAll();
		assertEquals(1, client.asked());
		assertEquals(1, told.size());
		assertNotNull(told.getFirst().asked());
	}

	private BalanceSnapshot ask() {
		balance.refresh();
		scheduler.runAll();
		return balance.current();
	}

	private static KeyInfo key(String limit, String remaining) {
		return new KeyInfo("key", limit == null ? null : new BigDecimal(limit),
				remaining == null ? null : new BigDecimal(remaining), null, null, BigDecimal.ZERO, null, null, null,
				null, null, null, null);
	}
}
