package io.github.openrouter4e.models;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How a model's reasoning can be controlled.
 *
 * @param supported      whether it reasons at all
 * @param canBeOff       whether it can be switched off
 * @param efforts        levels it takes, highest first, without {@code none}
 * @param defaultEffort  the level that applies if nothing is sent; null if the catalogue does not say
 * @param defaultEnabled whether it reasons if nothing is sent; null if the catalogue does not say
 * @param budget         whether a budget in tokens is followed, as far as is known
 */
public record ReasoningAbilities(boolean supported, boolean canBeOff, List<String> efforts,
		@Nullable String defaultEffort, @Nullable Boolean defaultEnabled, boolean budget) {

	public ReasoningAbilities {
		efforts = List.copyOf(efforts);
	}
}
