package io.github.openrouter4e.ui.internal.transcript;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.ui.internal.PriceFormat;

/** Amounts as a reader wants them under an answer; every digit is in the details. */
public final class Amounts {

	private static final BigDecimal CENTS = new BigDecimal("0.1"); //$NON-NLS-1$

	private Amounts() {}

	/** @param kind decides whether the amount is marked as an estimate, or as a lower bound */
	public static String usd(BigDecimal amount, CostKind kind) {
		return marked(amount, usd(amount), kind);
	}

	private static String marked(BigDecimal amount, String text, CostKind kind) {
		return switch (kind) {
			case EXACT -> text;
			case ESTIMATED -> NLS.bind(Messages.Amounts_estimated, text);
			case UNKNOWN ->
				amount.signum() == 0 ? Messages.Amounts_costUnknown : NLS.bind(Messages.Amounts_atLeast, text);
		};
	}

	/** At least two digits that say something: $0.00042, $0.031, $1.25. */
	public static String usd(BigDecimal amount) {
		var rounded = amount.abs().compareTo(CENTS) < 0
				? amount.round(new MathContext(2, RoundingMode.HALF_UP))
				: amount.setScale(2, RoundingMode.HALF_UP);
		return exact(rounded);
	}

	/** Every digit. */
	public static String exact(BigDecimal amount) {
		return new PriceFormat(Locale.getDefault()).usdExact(amount);
	}

	/** Every digit, marked as {@link #usd(BigDecimal, CostKind)} marks it. */
	static String exact(BigDecimal amount, CostKind kind) {
		return marked(amount, exact(amount), kind);
	}

	/** @param share from 0; with a decimal if it would be 0 % without */
	public static String percent(double share) {
		var format = NumberFormat.getPercentInstance(Locale.getDefault());
		format.setMaximumFractionDigits(share > 0 && share < 0.01 ? 1 : 0);
		return format.format(share);
	}

	public static String count(long number) {
		return NumberFormat.getIntegerInstance(Locale.getDefault()).format(number);
	}

	public static String duration(Duration duration) {
		var tenths = duration.toMillis() / 100;
		return tenths < 600
				? NLS.bind(Messages.Amounts_seconds, decimal(tenths / 10.0))
				: NLS.bind(Messages.Amounts_minutes, duration.toMinutes(), duration.toSecondsPart());
	}

	private static String decimal(double value) {
		var format = NumberFormat.getNumberInstance(Locale.getDefault());
		format.setMaximumFractionDigits(1);
		return format.format(value);
	}
}
