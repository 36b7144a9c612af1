package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/** One form per value, so that records holding decimals are equal when the numbers are. */
final class Decimals {

	private Decimals() {}

	/** The same number without trailing zeros behind the point and without an exponent. */
	static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
		if (value == null) {
			return null;
		}
		BigDecimal stripped = value.stripTrailingZeros();
		return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
	}
}
