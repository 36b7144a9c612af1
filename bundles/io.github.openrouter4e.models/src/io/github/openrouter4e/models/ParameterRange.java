package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Values a parameter may have.
 *
 * @param min          smallest
 * @param max          largest
 * @param defaultValue what applies if nothing is sent; null if the catalogue does not say
 */
public record ParameterRange(BigDecimal min, BigDecimal max, @Nullable BigDecimal defaultValue) {

	/** {@return the value if it is inside, else the nearer end} */
	public BigDecimal clamp(BigDecimal value) {
		return value.max(min).min(max);
	}
}
