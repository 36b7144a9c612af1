package io.github.openrouter4e.ui.internal;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads and writes amounts in US dollars as users type them: in digits, with the decimal separator of their language, or
 * the other one where it cannot separate thousands, and perhaps with the sign of the currency.
 */
public final class TypedAmount {
	private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d*)?|[.,]\\d+"); //$NON-NLS-1$
	private static final Pattern CURRENCY = Pattern.compile("^(?:US\\$|\\$|USD)|(?:US\\$|\\$|USD)$", //$NON-NLS-1$
			Pattern.CASE_INSENSITIVE);
	/** A thousand to some, one with three decimals to others. */
	private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}"); //$NON-NLS-1$

	private TypedAmount() {}

	/**
	 * In the user's language.
	 *
	 * @param text
	 *            not blank
	 * @throws NumberFormatException
	 *             if it is no amount, or could be read as two
	 */
	public static BigDecimal parse(String text) {
		return parse(text, Locale.getDefault(Locale.Category.FORMAT));
	}

	static BigDecimal parse(String text, Locale locale) {
		String typed = CURRENCY.matcher(text.strip()).replaceFirst("").strip(); //$NON-NLS-1$
		boolean otherSeparator = typed.indexOf(separator(locale) == ',' ? '.' : ',') >= 0;
		if (!NUMBER.matcher(typed).matches() || otherSeparator && THOUSANDS.matcher(typed).matches()) {
			throw new NumberFormatException(typed);
		}
		return new BigDecimal(typed.replace(',', '.'));
	}

	/** @return the amount as the user would type it */
	public static String format(BigDecimal amount) {
		return format(amount, Locale.getDefault(Locale.Category.FORMAT));
	}

	static String format(BigDecimal amount, Locale locale) {
		return amount.toPlainString().replace('.', separator(locale));
	}

	private static char separator(Locale locale) {
		return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? ',' : '.';
	}
}
