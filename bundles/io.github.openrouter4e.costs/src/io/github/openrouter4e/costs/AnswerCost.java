package io.github.openrouter4e.costs;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a request cost, in USD, in the two parts that a user is billed for. Mirrors OpenRouter's usage accounting: the total
 * is {@code cost}, plus {@code cost_details.upstream_inference_cost} only if {@code is_byok}.
 *
 * @param byok             whether the request was served with the user's own provider key
 * @param credits          USD taken from the OpenRouter credits; with BYOK that is OpenRouter's fee; {@code null} if unknown
 * @param creditsKind      how well {@code credits} is known
 * @param providerBill     USD that the provider bills the user; {@code null} if unknown, and always without BYOK
 * @param providerBillKind how well {@code providerBill} is known; {@link CostKind#EXACT} without BYOK
 * @param cacheSavings     USD saved by prompt caching against the uncached price, from list prices; negative if writing the
 *                         cache cost more than reading saved; {@code null} if unknown
 * @param toolCost         part of {@code credits} that is not for tokens, in USD: tools that OpenRouter ran, and PDF files
 *                         that it read; {@code null} if there is none or it is unknown
 */
public record AnswerCost(boolean byok, @Nullable BigDecimal credits, CostKind creditsKind,
		@Nullable BigDecimal providerBill, CostKind providerBillKind, @Nullable BigDecimal cacheSavings,
		@Nullable BigDecimal toolCost) {

	/** A cost of which nothing is known to be for tools. */
	public AnswerCost(boolean byok, @Nullable BigDecimal credits, CostKind creditsKind,
			@Nullable BigDecimal providerBill, CostKind providerBillKind, @Nullable BigDecimal cacheSavings) {
		this(byok, credits, creditsKind, providerBill, providerBillKind, cacheSavings, null);
	}

	/** Nothing is known. */
	public static final AnswerCost UNKNOWN = new AnswerCost(false, null, CostKind.UNKNOWN, null, CostKind.EXACT, null);

	/** It is certain that nothing is billed, as for a request that was refused. */
	public static final AnswerCost NONE = credits(BigDecimal.ZERO, CostKind.EXACT, null);

	/** Checks that an amount is there exactly if its kind says so. */
	public AnswerCost {
		if ((credits == null) != (creditsKind == CostKind.UNKNOWN)) {
			throw new IllegalArgumentException("credits " + credits + " but " + creditsKind); //$NON-NLS-1$ //$NON-NLS-2$
		}
		if (byok
				? (providerBill == null) != (providerBillKind == CostKind.UNKNOWN)
				: providerBill != null || providerBillKind != CostKind.EXACT) {
			throw new IllegalArgumentException("provider bill " + providerBill + " but " + providerBillKind); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** A request paid from the OpenRouter credits. */
	public static AnswerCost credits(BigDecimal usd, CostKind kind, @Nullable BigDecimal cacheSavings) {
		return new AnswerCost(false, usd, kind, null, CostKind.EXACT, cacheSavings);
	}

	/** This cost with the part of it that is for tools. */
	public AnswerCost withToolCost(@Nullable BigDecimal usd) {
		return new AnswerCost(byok, credits, creditsKind, providerBill, providerBillKind, cacheSavings, usd);
	}

	/** How well {@link #total()} is known. */
	public CostKind kind() {
		return creditsKind.and(providerBillKind);
	}

	/** USD in all: the credits and, with BYOK, the provider's bill; {@code null} unless all of it is known. */
	public @Nullable BigDecimal total() {
		BigDecimal fromCredits = credits;
		BigDecimal bill = providerBill;
		if (fromCredits == null || byok && bill == null) {
			return null;
		}
		return bill == null ? fromCredits : fromCredits.add(bill);
	}
}
