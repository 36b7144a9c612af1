package io.github.openrouter4e.ui.internal.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.StringJoiner;

import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.BalanceSnapshot;
import io.github.openrouter4e.ui.internal.errors.ErrorText;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** Puts a balance into words. What OpenRouter does not tell is called unknown. Immutable. */
final class BalanceText {

	private final PriceFormat prices;
	private final DateTimeFormatter times;

	BalanceText(Locale locale, ZoneId zone) {
		this.prices = new PriceFormat(locale);
		this.times = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).withZone(zone);
	}

	/** A few characters for the status line. */
	String brief(BalanceSnapshot balance) {
		BigDecimal remaining = balance.remaining();
		if (remaining == null) {
			if (balance.keyUnlimited()) {
				return Messages.BalanceText_briefUnlimited;
			}
			return switch (keyProblem(balance)) {
				case "MISSING" -> Messages.BalanceText_briefNoKey; //$NON-NLS-1$
				case "LOCKED" -> Messages.BalanceText_briefLocked; //$NON-NLS-1$
				case "SERVER_UNCONFIRMED" -> Messages.BalanceText_briefUnconfirmed; //$NON-NLS-1$
				default -> Messages.BalanceText_briefUnknown;
			};
		}
		return MessageFormat.format(balance.low() ? Messages.BalanceText_briefLow : Messages.BalanceText_brief,
				prices.usd(wholeCents(remaining)));
	}

	/** Cents are enough for a glance, and never more than there are; the tool tip has every digit. */
	private static BigDecimal wholeCents(BigDecimal usd) {
		BigDecimal cents = usd.setScale(2, RoundingMode.FLOOR);
		return cents.signum() == 0 ? usd : cents;
	}

	/** The name of the reason why there is no key to ask with; empty if that is not the trouble. */
	private static String keyProblem(BalanceSnapshot balance) {
		RequestFailure failure = balance.failure();
		String reason = failure == null ? null : failure.reason();
		return reason == null ? "" : reason; //$NON-NLS-1$
	}

	/** One or two sentences for the view. */
	String sentence(BalanceSnapshot balance) {
		StringJoiner text = new StringJoiner(Messages.UsageText_separator);
		BigDecimal key = balance.keyRemaining();
		BigDecimal account = balance.accountCredits();
		if (key != null) {
			text.add(MessageFormat.format(Messages.BalanceText_key, prices.usd(key)));
		} else if (balance.keyUnlimited()) {
			text.add(Messages.BalanceText_keyUnlimited);
		}
		if (account != null) {
			text.add(MessageFormat.format(Messages.BalanceText_account, prices.usd(account)));
		} else if (balance.asked() != null) {
			text.add(Messages.BalanceText_accountUnknown);
		}
		if (balance.asked() == null && key == null && account == null) {
			text.add(switch (keyProblem(balance)) {
				case "MISSING" -> Messages.BalanceText_noKey; //$NON-NLS-1$
				case "LOCKED" -> Messages.BalanceText_locked; //$NON-NLS-1$
				case "SERVER_UNCONFIRMED" -> Messages.BalanceText_unconfirmed; //$NON-NLS-1$
				default -> Messages.BalanceText_unknown;
			});
		}
		String free = FreeRequestsText.of(balance.freeRequests());
		if (!free.isEmpty()) {
			text.add(free);
		}
		if (balance.low()) {
			text.add(Messages.BalanceText_low);
		}
		return text.toString();
	}

	/** Everything, one fact a line, for the tool tip. */
	String details(BalanceSnapshot balance) {
		StringJoiner text = new StringJoiner("\n"); //$NON-NLS-1$
		text.add(sentence(balance));
		BigDecimal today = balance.spentToday();
		if (today != null) {
			text.add(MessageFormat.format(Messages.BalanceText_today, prices.usd(today)));
		}
		RequestFailure failure = balance.failure();
		if (failure != null) {
			text.add(MessageFormat.format(Messages.BalanceText_failure, ErrorText.of(failure).message()));
		}
		if (balance.asked() != null) {
			text.add(MessageFormat.format(Messages.BalanceText_asked, times.format(balance.asked())));
		}
		return text.toString();
	}
}
