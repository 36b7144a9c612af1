package io.github.openrouter4e.git.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;

/** Amounts in a message: at least two digits that say something, such as $0.00042 and $1.25. */
public final class Usd {

	private static final BigDecimal CENTS = new BigDecimal("0.1"); //$NON-NLS-1$

	private Usd() {}

	/** What a request cost; an estimate says that it is one. */
	public static String of(AnswerCost cost) {
		return cost.kind() == CostKind.ESTIMATED ? NLS.bind(Messages.Usd_about, of(cost.total())) : of(cost.total());
	}

	/** @param amount {@code null} if unknown */
	public static String of(@Nullable BigDecimal amount) {
		if (amount == null) {
			return Messages.CommitDialogue_unknownCost;
		}
		var rounded = amount.abs().compareTo(CENTS) < 0
				? amount.round(new MathContext(2, RoundingMode.HALF_UP))
				: amount.setScale(2, RoundingMode.HALF_UP);
		return '$' + rounded.toPlainString();
	}
}
