package io.github.openrouter4e.ui.internal;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads amounts that people type, with a point or a comma before the decimals. */
public final class TypedAmount {

	/** A thousand to some, one with three decimals to others. */
	private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2},\\d{3}"); //$NON-NLS-1$

	private TypedAmount() {}

	/**
	 * @param text not blank
	 * @throws NumberFormatException if it is no number, or could be read as two
	 */
	public static BigDecimal parse(String text) {
		var typed = text.strip();
		if (AMBIGUOUS.matcher(typed).matches()) {
			throw new NumberFormatException(typed);
		}
		return new BigDecimal(typed.replace(',', '.'));
	}
}
