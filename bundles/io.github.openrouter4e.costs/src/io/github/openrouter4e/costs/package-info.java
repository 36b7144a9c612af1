/**
 * What requests cost: one door for all paid requests, the ledger, estimates, limits, the balance.
 *
 * <p>Begin with {@link io.github.openrouter4e.costs.ModelCalls}, through which a chat turn, a completion or a commit message is
 * sent and accounted, {@link io.github.openrouter4e.costs.CostLedger}, which keeps what was spent, and
 * {@link io.github.openrouter4e.costs.AnswerCost}, a cost in the two parts that a user is billed for. Amounts are USD as
 * {@link java.math.BigDecimal}; unknown is {@code null}, never 0.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.costs;
