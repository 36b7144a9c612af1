package io.github.openrouter4e.ui.internal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.AnswerFailure;
import io.github.openrouter4e.chat.Balance;
import io.github.openrouter4e.chat.BalanceSnapshot;
import io.github.openrouter4e.chat.Subscription;
import io.github.openrouter4e.ui.internal.ErrorAction;

/** Troubles that pass by themselves. */
@SuppressWarnings("nls")
class TroublesTest {
	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T10:00:00Z"));
	private final WorkByHand work = new WorkByHand();
	private final PaperScreen screen = new PaperScreen();
	private final CountedBalance balance = new CountedBalance();
	private final Troubles troubles = new Troubles(screen, work, null, new TurnActions(screen, work), balance,
			now::get);

	@Test
	void anUnreachedServiceIsLookedForUntilItIsThere() {
		troubles.service().asked(failed("CHECK_NETWORK", null));
		assertEquals(Messages.stateOffline, screen.state.title());
		work.runTimers();
		assertEquals(1, balance.refreshed);
		troubles.service().asked(failed("CHECK_NETWORK", null));
		work.runTimers();
		assertEquals(2, balance.refreshed);
		troubles.service()
				.asked(new BalanceSnapshot(null, BigDecimal.TEN, true, null, false, Instant.EPOCH, null));
		assertNull(screen.state);
		work.runTimers();
		assertEquals(0, work.timers(), "nothing is looked for any more");
		assertEquals(2, balance.refreshed);
	}

	@Test
	void whatTheServiceIsTooBusyForIsSentWhenItSaid() {
		troubles.service().asked(failed("WAIT", now.get().plusSeconds(30)));
		String thirty = screen.state.title();
		now.set(now.get().plusSeconds(10));
		work.runTimers();
		assertEquals(thirty.replace("30", "20"), screen.state.title());
		troubles.act(null, ErrorAction.SEND_WHEN_POSSIBLE);
		assertEquals(Notices.ERROR + ErrorAction.DO_NOT_SEND, screen.state.actions().getFirst().action());
		now.set(now.get().plusSeconds(20));
		work.runTimers();
		assertNull(screen.state);
	}

	@Test
	void whatIsNotWantedAnyMoreIsNotSent() {
		troubles.service().asked(failed("WAIT", now.get().plusSeconds(30)));
		troubles.act(null, ErrorAction.SEND_WHEN_POSSIBLE);
		troubles.act(null, ErrorAction.DO_NOT_SEND);
		assertNotNull(screen.state);
		now.set(now.get().plusSeconds(31));
		work.runTimers();
		assertEquals(0, balance.refreshed);
		assertNull(screen.state);
	}

	private static BalanceSnapshot failed(String step, Instant retryAt) {
		return new BalanceSnapshot(null, null, false, null, false, null,
				new AnswerFailure("TransportException", step, null, null, "", null, null, null, retryAt));
	}

	private static final class CountedBalance implements Balance {
		private int refreshed;

		@Override
		public BalanceSnapshot current() {
			return BalanceSnapshot.UNKNOWN;
		}

		@Override
		public void refresh() {
			refreshed++;
		}

		@Override
		public Subscription addListener(Consumer<BalanceSnapshot> listener) {
			throw new AssertionError("nobody listens here");
		}
	}
}
