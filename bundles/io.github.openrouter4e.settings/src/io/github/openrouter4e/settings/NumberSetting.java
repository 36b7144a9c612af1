package io.github.openrouter4e.settings;

/** A whole number within a range. */
public final class NumberSetting extends Setting<Integer> {

	private final int minimum;
	private final int maximum;

	NumberSetting(String key, int defaultValue, int minimum, int maximum) {
		super(key, defaultValue, value -> value.toString(),
				text -> Math.clamp(Integer.parseInt(text), minimum, maximum));
		this.minimum = minimum;
		this.maximum = maximum;
	}

	/** @return the least value; what is stored and less counts as this */
	public int minimum() {
		return minimum;
	}

	/** @return the greatest value; what is stored and greater counts as this */
	public int maximum() {
		return maximum;
	}

	/** @return the value within the range that is nearest to this one */
	public int clamp(long value) {
		return Math.clamp(value, minimum, maximum);
	}
}
