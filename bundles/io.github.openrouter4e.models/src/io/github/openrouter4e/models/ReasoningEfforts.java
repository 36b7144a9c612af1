package io.github.openrouter4e.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ReasoningEffort;

/** Compares levels of reasoning effort. */
final class ReasoningEfforts {

	/** Shares of the longest answer that OpenRouter takes for levels, highest first. */
	private static final Map<Double, ReasoningEffort> SHARES = new TreeMap<>(Map.of(0.95, ReasoningEffort.XHIGH, 0.8,
			ReasoningEffort.HIGH, 0.5, ReasoningEffort.MEDIUM, 0.2, ReasoningEffort.LOW, 0.1, ReasoningEffort.MINIMAL));

	private ReasoningEfforts() {}

	/** {@return the level that a budget is, as a share of the longest answer} */
	static String ofShare(double share) {
		ReasoningEffort best = ReasoningEffort.MINIMAL;
		double distance = Double.MAX_VALUE;
		for (Map.Entry<Double, ReasoningEffort> level : SHARES.entrySet()) {
			if (Math.abs(level.getKey() - share) < distance) {
				distance = Math.abs(level.getKey() - share);
				best = level.getValue();
			}
		}
		return best.wireName();
	}

	/**
	 * {@return the supported level nearest to the one wanted, of two equally near ones the cheaper; the first supported one
	 * if nothing can be compared; null if none is supported}
	 */
	static @Nullable String nearest(String wanted, List<String> supported) {
		Optional<ReasoningEffort> target = ReasoningEffort.of(wanted);
		String best = supported.isEmpty() ? null : supported.get(0);
		int bestDistance = Integer.MAX_VALUE;
		for (String candidate : supported) {
			Optional<ReasoningEffort> level = ReasoningEffort.of(candidate);
			if (target.isPresent() && level.isPresent()) {
				int distance = Math.abs(level.get().ordinal() - target.get().ordinal());
				if (distance <= bestDistance) {
					// the list goes from high to low, so a later one that is as near is cheaper
					best = candidate;
					bestDistance = distance;
				}
			}
		}
		return best;
	}
}
