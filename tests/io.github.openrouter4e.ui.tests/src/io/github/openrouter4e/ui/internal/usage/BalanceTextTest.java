package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.KeyInfo.FreeRequests;
import io.github.openrouter4e.client.KeyUnavailableException;
import io.github.openrouter4e.client.KeyUnavailableException.Reason;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.ui.internal.errors.ErrorText;

class BalanceTextTest {
	private static final Instant ASKED = Instant.parse("2026-11-24T10:00:00Z");
	private final BalanceText text = new BalanceText(Locale.US, ZoneOffset.UTC);

	@Test
	void theSmallerAmountApplies() {
		BalanceSnapshot balance = balance("5", "3.20", false, false);
		assertEquals(MessageFormat.format(Messages.BalanceText_brief, "$3.20"), text.brief(balance));
		assertEquals(MessageFormat.format(Messages.BalanceText_key, "$5.00") + ' '
				+ MessageFormat.format(Messages.BalanceText_account, "$3.20"), text.sentence(balance));
	}

	@Test
	void lowIsSaid() {
		BalanceSnapshot balance = balance("0.4", null, false, true);
		assertEquals(MessageFormat.format(Messages.BalanceText_briefLow, "$0.40"), text.brief(balance));
		assertTrue(text.sentence(balance).endsWith(Messages.BalanceText_low));
	}

	@Test
	void unknownIsNeverZero() {
		assertEquals(Messages.BalanceText_briefUnknown, text.brief(BalanceSnapshot.UNKNOWN));
		assertEquals(Messages.BalanceText_unknown, text.sentence(BalanceSnapshot.UNKNOWN));
		BalanceSnapshot unlimited = balance(null, null, true, false);
		assertEquals(Messages.BalanceText_briefUnlimited, text.brief(unlimited));
		assertEquals(Messages.BalanceText_keyUnlimited + ' ' + Messages.BalanceText_accountUnknown,
				text.sentence(unlimited));
		assertFalse(text.details(unlimited).contains("$0"));
	}

	/** In the view the same reason as in the status line. */
	@Test
	void itIsSaidWhyThereIsNothingToAskWith() {
		says("MISSING", Messages.BalanceText_briefNoKey, Messages.BalanceText_noKey);
		says("LOCKED", Messages.BalanceText_briefLocked, Messages.BalanceText_locked);
		says("SERVER_UNCONFIRMED", Messages.BalanceText_briefUnconfirmed, Messages.BalanceText_unconfirmed);
	}

	private void says(String reason, String brief, String sentence) {
		BalanceSnapshot balance = new BalanceSnapshot(null, null, false, null, false, null,
				RequestFailure.of(new KeyUnavailableException(Reason.valueOf(reason), "", null)));
		assertEquals(brief, text.brief(balance));
		assertEquals(sentence, text.sentence(balance));
	}

	@Test
	void freeRequestsOfTodayAreCounted() {
		assertEquals(MessageFormat.format(Messages.FreeRequestsText_leftOf, 38, 50), free(12L, 50L, 38L));
		assertEquals(MessageFormat.format(Messages.FreeRequestsText_leftOf, 38, 50), free(12L, 50L, null));
		assertEquals(MessageFormat.format(Messages.FreeRequestsText_left, 38), free(null, null, 38L));
		assertEquals("", free(12L, null, null));
		assertTrue(text.sentence(new BalanceSnapshot(null, null, true, null, false, ASKED, null,
				new FreeRequests(50L, 50L, 0L)))
				.contains(MessageFormat.format(Messages.FreeRequestsText_leftOf, 0, 50)));
	}

	private static String free(Long used, Long limit, Long remaining) {
		return FreeRequestsText.of(new FreeRequests(used, limit, remaining));
	}

	@Test
	void anOverdrawnAccountIsBelowZero() {
		assertEquals(MessageFormat.format(Messages.BalanceText_briefLow, "-$0.10"),
				text.brief(balance(null, "-0.1", true, true)));
		assertEquals(MessageFormat.format(Messages.BalanceText_briefLow, "$18.74"),
				text.brief(balance(null, "18.747177", true, true)));
		assertEquals(MessageFormat.format(Messages.BalanceText_briefLow, "$0.0042"),
				text.brief(balance(null, "0.0042", true, true)));
	}

	@Test
	void aFailureIsInTheDetails() {
		RequestFailure failure = new RequestFailure("TransportException", "CHECK_NETWORK", null, null, "offline", null);
		BalanceSnapshot balance = new BalanceSnapshot(null, null, false, new BigDecimal("0.25"), false, ASKED, failure);
		String details = text.details(balance);
		assertTrue(details.contains(
				MessageFormat.format(Messages.BalanceText_failure, ErrorText.of(failure).message())), details);
		assertTrue(details.contains(MessageFormat.format(Messages.BalanceText_today, "$0.25")), details);
		assertTrue(details.contains("10:00"), details);
	}

	private static BalanceSnapshot balance(String key, String account, boolean unlimited, boolean low) {
		return new BalanceSnapshot(key == null ? null : new BigDecimal(key),
				account == null ? null : new BigDecimal(account), unlimited, null, low, ASKED, null);
	}
}
