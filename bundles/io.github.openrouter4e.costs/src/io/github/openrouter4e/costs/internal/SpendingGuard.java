package io.github.openrouter4e.costs.internal;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingDecision.Kind;
import io.github.openrouter4e.costs.SpendingDecision.Scope;
import io.github.openrouter4e.costs.SpendingLimits;

/** Decides whether a request would exceed a limit of the user's. Thread-safe. */
public final class SpendingGuard {

	private static final Logger LOG = Logger.getLogger(SpendingGuard.class.getName());

	private final CostLedger ledger;
	private final Clock clock;
	/** Whether it was said that the ledger cannot be read: each change of a prompt would say it again. */
	private final AtomicBoolean warned = new AtomicBoolean();

	/** Guards what this ledger counts; the day is that of the clock. */
	public SpendingGuard(CostLedger ledger, Clock clock) {
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Decides about a request.
	 *
	 * @param conversationId the conversation that it is counted with; {@code null} for none
	 * @param expected       USD that it is expected to cost; {@code null} if unknown, and then a limit decides once it is used up
	 */
	public SpendingDecision decide(@Nullable String conversationId, @Nullable BigDecimal expected,
			SpendingLimits limits) {
		var kind = limits.ask() ? Kind.ASK : Kind.WARN;
		BigDecimal conversation = limits.perConversation();
		if (conversation != null && conversationId != null) {
			BigDecimal spent = spent(() -> ledger.conversation(conversationId));
			if (exceeds(spent, expected, conversation)) {
				return new SpendingDecision(kind, Scope.CONVERSATION, conversation, spent, expected);
			}
		}
		BigDecimal day = limits.perDay();
		if (day != null) {
			BigDecimal spent = spent(() -> ledger.day(LocalDate.now(clock)));
			if (exceeds(spent, expected, day)) {
				return new SpendingDecision(kind, Scope.DAY, day, spent, expected);
			}
		}
		return SpendingDecision.ALLOWED;
	}

	/** Null if the ledger cannot be read now. */
	private @Nullable BigDecimal spent(Supplier<CostSum> sum) {
		try {
			BigDecimal total = sum.get().total();
			warned.set(false);
			return total;
		} catch (UncheckedIOException e) {
			if (warned.compareAndSet(false, true)) {
				LOG.log(Level.WARNING, "A spending limit could not be compared with what was spent", e); //$NON-NLS-1$
			}
			return null;
		}
	}

	/** What nobody knows may be too much. */
	private static boolean exceeds(@Nullable BigDecimal spent, @Nullable BigDecimal expected, BigDecimal limit) {
		return spent == null || spent.compareTo(limit) >= 0
				|| expected != null && spent.add(expected).compareTo(limit) > 0;
	}
}
