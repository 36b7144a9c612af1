package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.CostLedger;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingDecision.Kind;
import io.github.openrouter4e.costs.SpendingDecision.Scope;
import io.github.openrouter4e.costs.SpendingLimits;

/** Decides whether a request would exceed a limit of the user's. Thread-safe. */
public final class SpendingGuard {

	private final CostLedger ledger;
	private final Clock clock;

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
			BigDecimal spent = ledger.conversation(conversationId).total();
			if (exceeds(spent, expected, conversation)) {
				return new SpendingDecision(kind, Scope.CONVERSATION, conversation, spent, expected);
			}
		}
		BigDecimal day = limits.perDay();
		if (day != null) {
			BigDecimal spent = ledger.day(LocalDate.now(clock)).total();
			if (exceeds(spent, expected, day)) {
				return new SpendingDecision(kind, Scope.DAY, day, spent, expected);
			}
		}
		return SpendingDecision.ALLOWED;
	}

	private static boolean exceeds(BigDecimal spent, @Nullable BigDecimal expected, BigDecimal limit) {
		return spent.compareTo(limit) >= 0 || expected != null && spent.add(expected).compareTo(limit) > 0;
	}
}
