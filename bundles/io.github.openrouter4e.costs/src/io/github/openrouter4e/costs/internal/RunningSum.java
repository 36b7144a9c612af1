package io.github.openrouter4e.costs.internal;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.TokenCounts;

/** A sum that entries are added to and taken from again, exactly. Not thread-safe. */
final class RunningSum {

	private int requests;
	private int estimated;
	private int unknown;
	private int byokRequests;
	private BigDecimal credits = BigDecimal.ZERO;
	private BigDecimal byokFee = BigDecimal.ZERO;
	private BigDecimal providerBill = BigDecimal.ZERO;
	private BigDecimal cacheSavings = BigDecimal.ZERO;
	private BigDecimal toolCost = BigDecimal.ZERO;
	private long promptTokens;
	private long cachedTokens;
	private long cacheWriteTokens;
	private long completionTokens;

	/** No request. */
	RunningSum() {
		// all is 0
	}

	/** A sum to go on from. */
	RunningSum(CostSum sum) {
		requests = sum.requests();
		estimated = sum.estimated();
		unknown = sum.unknown();
		byokRequests = sum.byokRequests();
		credits = sum.credits();
		byokFee = sum.byokFee();
		providerBill = sum.providerBill();
		cacheSavings = sum.cacheSavings();
		toolCost = sum.toolCost();
		promptTokens = sum.promptTokens();
		cachedTokens = sum.cachedTokens();
		cacheWriteTokens = sum.cacheWriteTokens();
		completionTokens = sum.completionTokens();
	}

	void add(LedgerEntry entry) {
		change(entry, 1);
	}

	void subtract(LedgerEntry entry) {
		change(entry, -1);
	}

	private void change(LedgerEntry entry, int sign) {
		AnswerCost cost = entry.cost();
		CostKind kind = cost.kind();
		requests += sign;
		estimated += kind == CostKind.ESTIMATED ? sign : 0;
		unknown += kind == CostKind.UNKNOWN ? sign : 0;
		credits = plus(credits, cost.credits(), sign);
		if (cost.byok()) {
			byokRequests += sign;
			byokFee = plus(byokFee, cost.credits(), sign);
			providerBill = plus(providerBill, cost.providerBill(), sign);
		}
		cacheSavings = plus(cacheSavings, cost.cacheSavings(), sign);
		toolCost = plus(toolCost, cost.toolCost(), sign);
		TokenCounts tokens = entry.tokens();
		if (tokens != null) {
			promptTokens += sign * tokens.prompt();
			cachedTokens += sign * tokens.cached();
			cacheWriteTokens += sign * tokens.cacheWrite();
			completionTokens += sign * tokens.completion();
		}
	}

	private static BigDecimal plus(BigDecimal sum, @Nullable BigDecimal amount, int sign) {
		return amount == null || amount.signum() == 0
				? sum
				: sign > 0 ? sum.add(amount) : shortest(sum.subtract(amount));
	}

	/** Without the digits that only what was taken away had. */
	private static BigDecimal shortest(BigDecimal amount) {
		BigDecimal stripped = amount.stripTrailingZeros();
		return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
	}

	boolean isEmpty() {
		return requests == 0;
	}

	/** The sum now. */
	CostSum toSum() {
		return new CostSum(requests, estimated, unknown, byokRequests, credits, byokFee, providerBill, cacheSavings,
				toolCost, promptTokens, cachedTokens, cacheWriteTokens, completionTokens);
	}
}
