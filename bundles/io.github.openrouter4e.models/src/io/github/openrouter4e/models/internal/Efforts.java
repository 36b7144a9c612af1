package io.github.openrouter4e.models.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ReasoningEffort;

/** Compares levels of reasoning effort. */
final class Efforts {

	private Efforts() {}

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
