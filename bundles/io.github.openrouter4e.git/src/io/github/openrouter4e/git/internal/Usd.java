package io.github.openrouter4e.git.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.eclipse.jdt.annotation.Nullable;

/** Amounts in a message: at least two digits that say something, such as $0.00042 and $1.25. */
public final class Usd {

	private static final BigDecimal CENTS = new BigDecimal("0.1"); //$NON-NLS-1$

	private Usd() {}

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
