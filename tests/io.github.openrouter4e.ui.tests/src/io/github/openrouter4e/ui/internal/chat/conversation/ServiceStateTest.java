package io.github.openrouter4e.ui.internal.chat.conversation;

import java.util.concurrent.atomic.AtomicReference;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.ui.internal.chat.conversation.ServiceState.Trouble;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

@SuppressWarnings("nls")
class ServiceStateTest {

	private final ServiceState state = new ServiceState(() -> {
		// the test looks itself
	});

	@Test
	void anUnreachedServiceIsThereAgainWhenItAnswers() {
		state.asked(failed("CHECK_NETWORK", null));
		assertEquals(Trouble.OFFLINE, state.trouble());
		state.asked(left("5", null));
		assertNull(state.trouble());
		assertNull(state.view());
	}

	@Test
	void anErrorOfTheServiceShowsThatItIsReached() {
		state.asked(failed("CHECK_NETWORK", null));
		state.asked(failed("RETRY", null));
		assertEquals(Trouble.OFFLINE, state.trouble(), "a broken connection says nothing about the next one");
		state.asked(failed("RETRY", 500));
		assertNull(state.trouble());
	}

	@Test
	void anAccountWithoutCreditsIsToldWithItsBalance() {
		state.asked(left("-0.25", "5"));
		assertEquals(Trouble.NO_CREDIT, state.trouble());
		assertTrue(state.view().title().contains("0.25"), state.view().title());
		state.asked(left("10", "5"));
		assertNull(state.trouble());
	}

	@Test
	void aRefusalForLackOfCreditsHoldsWhileTheBalanceIsUnknown() {
		state.asked(failed("ADD_CREDITS", 402));
		state.asked(left(null, null));
		assertEquals(Trouble.NO_CREDIT, state.trouble());
		assertEquals(Messages.ServiceState_stateNoCredit, state.view().title());
		state.asked(left("10", null));
		assertNull(state.trouble());
	}

	@Test
	void aRefusalDoesNotSayThatNothingIsLeftOfABalance() {
		state.asked(left("3", null));
		state.asked(failed("ADD_CREDITS", 402));
		assertEquals(Messages.ServiceState_stateNoCredit, state.view().title());
	}

	@Test
	void theLimitOfTheKeyIsAnotherTrouble() {
		state.asked(left("10", "0"));
		assertEquals(Trouble.KEY_LIMIT, state.trouble());
	}

	@Test
	void aRefusedKeyIsForgottenWithTheKey() {
		state.asked(failed("CHECK_KEY", 401));
		assertEquals(Trouble.KEY_REFUSED, state.trouble());
		state.keyChanged();
		assertNull(state.trouble());
	}

	@Test
	void theTimeToWaitIsCountedDownAndTheQuestionSentThen() {
		var now = new AtomicReference<>(Instant.parse("2026-11-27T10:00:00Z"));
		var busy = new ServiceState(() -> {
			// the test looks itself
		}, now::get);
		busy.asked(failed(limited(now.get().plusSeconds(90))));
		assertEquals(Trouble.BUSY, busy.trouble());
		var first = busy.view();
		now.set(now.get().plusSeconds(89));
		assertNotEquals(first.title(), busy.view().title());
		assertEquals(first.actions(), busy.view().actions(), "so that a focused button stays");
		assertFalse(busy.isOver());
		busy.asked(left("5", null));
		assertEquals(Trouble.BUSY, busy.trouble(), "the balance is told all the same");
		busy.sendWhenPossible(true);
		assertEquals(new UserAction.OnError(ErrorAction.DO_NOT_SEND), busy.view().actions().getFirst().action());
		now.set(now.get().plusSeconds(1));
		assertTrue(busy.isOver());
		assertTrue(busy.over());
		assertNull(busy.view());
		busy.asked(failed(limited(now.get())));
		assertNull(busy.trouble(), "the time has come already");
	}

	@Test
	void anEarlierTimeCountsAlsoWhenItIsHeardOfLate() {
		var now = Instant.parse("2026-11-27T10:00:00Z");
		var busy = new ServiceState(() -> {
			// the test looks itself
		}, () -> now);
		busy.asked(failed(limited(now.plusSeconds(3600))));
		busy.sendWhenPossible(true);
		busy.asked(failed(limited(now.minusMillis(1))));
		assertTrue(busy.isOver());
		assertTrue(busy.over(), "the question is sent");
	}

	private static BalanceSnapshot failed(RequestFailure failure) {
		return new BalanceSnapshot(null, null, false, null, false, null, failure);
	}

	private static RequestFailure limited(Instant until) {
		return new RequestFailure("RateLimitedException", "WAIT", 429, null, "slow down", null, null, null, until);
	}

	@Test
	void whoAsksAgainSeesThatItIsBeingTried() {
		state.asked(failed("CHECK_NETWORK", null));
		state.tryAgain();
		assertEquals(Messages.ServiceState_stateTrying, state.view().title());
		state.asked(failed("CHECK_NETWORK", null));
		assertEquals(Messages.ServiceState_stateOffline, state.view().title());
	}

	@Test
	void whatWasNeverAskedSaysNothing() {
		state.asked(BalanceSnapshot.UNKNOWN);
		assertNull(state.trouble());
	}

	private static BalanceSnapshot left(String account, String key) {
		return new BalanceSnapshot(key == null ? null : new BigDecimal(key),
				account == null ? null : new BigDecimal(account), key == null, null, false, Instant.EPOCH, null);
	}

	private static BalanceSnapshot failed(String step, Integer status) {
		return new BalanceSnapshot(null, null, false, null, false, null,
				new RequestFailure("OtherServiceException", step, status, null, "", null));
	}
}
