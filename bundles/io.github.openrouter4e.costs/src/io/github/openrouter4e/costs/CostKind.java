package io.github.openrouter4e.costs;

/** How well an amount is known. */
public enum CostKind {
	/** Reported by OpenRouter. */
	EXACT,
	/** Calculated here from list prices or from a fee. */
	ESTIMATED,
	/** Not known; never shown as 0. */
	UNKNOWN;

	/** The less certain of the two, which is how well a sum of both is known. */
	public CostKind and(CostKind other) {
		return ordinal() >= other.ordinal() ? this : other;
	}
}
