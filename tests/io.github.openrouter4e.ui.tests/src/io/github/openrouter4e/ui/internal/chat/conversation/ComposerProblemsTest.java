package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.Balance;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.storage.Registration;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** Problems that pass by themselves. */
@SuppressWarnings("nls")
class ComposerProblemsTest {
	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T10:00:00Z"));
	private final ManualTasks tasks = new ManualTasks();
	private final FakeChatView view = new FakeChatView();
	private final CountedBalance balance = new CountedBalance();
	private final ComposerProblems problems = new ComposerProblems(view, tasks, null,
			new TurnActions(view, view, tasks, null),
			balance,
			now::get);

	@Test
	void anUnreachedServiceIsLookedForUntilItIsThere() {
		problems.service().asked(failed("CHECK_NETWORK", null));
		assertEquals(Messages.ServiceState_stateOffline, view.state.title());
		tasks.runTimers();
		assertEquals(1, balance.refreshed);
		problems.service().asked(failed("CHECK_NETWORK", null));
		tasks.runTimers();
		assertEquals(2, balance.refreshed);
		problems.service()
				.asked(new BalanceSnapshot(null, BigDecimal.TEN, true, null, false, Instant.EPOCH, null));
		assertNull(view.state);
		tasks.runTimers();
		assertEquals(0, tasks.timers(), "nothing is looked for any more");
		assertEquals(2, balance.refreshed);
	}

	/** Each try is a wrong password for the proxy, and after a few of them the user's account may be locked. */
	@Test
	void aProxyThatRefusesTheLoginIsAskedAgainOnlyByTheUser() {
		for (String reason : List.of("PROXY_LOGIN", "PROXY_LOGIN_METHOD")) {
			problems.service().asked(failed("CHECK_NETWORK", null)); // a look is due when the login is refused
			problems.service().asked(failed("CHECK_PROXY", reason, null));
			assertEquals(Messages.ServiceState_stateOffline, view.state.title());
			tasks.runTimers();
			tasks.runTimers();
			assertEquals(0, balance.refreshed, reason);
		}
		problems.act(null, ErrorAction.RETRY);
		assertEquals(1, balance.refreshed);
		problems.service().asked(failed("CHECK_PROXY", "PROXY", null));
		tasks.runTimers();
		assertEquals(2, balance.refreshed, "a proxy that is not there may come back");
	}

	@Test
	void whatTheServiceIsTooBusyForIsSentWhenItSaid() {
		problems.service().asked(failed("WAIT", now.get().plusSeconds(30)));
		String thirty = view.state.title();
		now.set(now.get().plusSeconds(10));
		tasks.runTimers();
		assertEquals(thirty.replace("30", "20"), view.state.title());
		problems.act(null, ErrorAction.SEND_WHEN_POSSIBLE);
		assertEquals(new UserAction.OnError(ErrorAction.DO_NOT_SEND), view.state.actions().getFirst().action());
		now.set(now.get().plusSeconds(20));
		tasks.runTimers();
		assertNull(view.state);
	}

	@Test
	void whatIsNotWantedAnyMoreIsNotSent() {
		problems.service().asked(failed("WAIT", now.get().plusSeconds(30)));
		problems.act(null, ErrorAction.SEND_WHEN_POSSIBLE);
		problems.act(null, ErrorAction.DO_NOT_SEND);
		assertNotNull(view.state);
		now.set(now.get().plusSeconds(31));
		tasks.runTimers();
		assertEquals(0, balance.refreshed);
		assertNull(view.state);
	}

	private static BalanceSnapshot failed(String step, Instant retryAt) {
		return failed(step, null, retryAt);
	}

	private static BalanceSnapshot failed(String step, String reason, Instant retryAt) {
		return new BalanceSnapshot(null, null, false, null, false, null,
				new RequestFailure("TransportException", step, null, null, "", null, reason, null, retryAt));
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
		public Registration addListener(Consumer<BalanceSnapshot> listener) {
			throw new AssertionError("nobody listens here");
		}
	}
}
