package io.github.openrouter4e.ui.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

import io.github.openrouter4e.client.Price;

/**
 * Writes exact US dollar amounts for users.
 * <p>
 * OpenRouter's prices are decimal strings in USD per token such as {@code 0.00000008333333333333334}; users compare
 * USD per million tokens. An amount is written with every digit it has, at least two behind the point, so that 0.0375
 * never reads as 0.04. Only amounts with more than {@value #MAX_FRACTION} decimals are shortened, and then marked with
 * an "almost equal" sign: a rounded price must not look like an exact one.
 * <p>
 * Immutable; the locale decides the decimal and grouping signs only, the currency is always the US dollar.
 */
public final class PriceFormat {

	private static final int MAX_FRACTION = 6;
	private static final MathContext SHORTENED = new MathContext(4, RoundingMode.HALF_EVEN);
	private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

	private final Locale locale;

	public PriceFormat(Locale locale) {
		this.locale = locale;
	}

	/**
	 * USD per million tokens, e.g. {@code $0.0375}; or in words that it is free, variable or unknown.
	 *
	 * @param price USD per token
	 */
	public String perMillion(Price price) {
		return each(price, MILLION);
	}

	/** USD for one unit, such as a request or a search; or in words that it is free, variable or unknown. */
	public String each(Price price) {
		return each(price, BigDecimal.ONE);
	}

	private String each(Price price, BigDecimal units) {
		return switch (price) {
			case Price.Known known -> known.isFree() ? Messages.PriceFormat_free : usd(known.usd().multiply(units));
			case Price.Variable variable -> Messages.PriceFormat_variable;
			case Price.Unknown unknown -> Messages.PriceFormat_unknown;
		};
	}

	/** An amount in USD, e.g. {@code $12.50}, {@code $0.0375}, {@code -$0.10} or, shortened, {@code ≈$0.08333}. */
	public String usd(BigDecimal amount) {
		BigDecimal exact = amount.stripTrailingZeros();
		if (exact.scale() <= MAX_FRACTION) {
			return plain(exact);
		}
		BigDecimal rounded = exact.round(SHORTENED);
		String text = plain(rounded);
		return rounded.compareTo(exact) == 0 ? text : "\u2248" + text; //$NON-NLS-1$
	}

	/** The amount with every digit, for tool tips and copying. */
	public String usdExact(BigDecimal amount) {
		return plain(amount.stripTrailingZeros());
	}

	private String plain(BigDecimal amount) {
		NumberFormat format = NumberFormat.getNumberInstance(locale);
		format.setMinimumFractionDigits(2);
		format.setMaximumFractionDigits(Math.max(2, amount.scale()));
		String digits = format.format(amount.abs());
		return amount.signum() < 0 ? "-$" + digits : "$" + digits; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
