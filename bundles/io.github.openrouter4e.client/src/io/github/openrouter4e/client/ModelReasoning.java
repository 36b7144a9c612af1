package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How a model's reasoning can be controlled.
 *
 * @param mandatory
 *            whether it cannot be switched off
 * @param supportedEfforts
 *            wire names, from most to least; null if all are accepted. Unknown ones are kept.
 * @param defaultEffort
 *            wire name
 * @param defaultEnabled
 *            whether it thinks when not told
 * @param supportsMaxTokens
 *            whether it takes a budget in tokens
 */
public record ModelReasoning(boolean mandatory, @Nullable List<String> supportedEfforts, @Nullable String defaultEffort,
		@Nullable Boolean defaultEnabled, boolean supportsMaxTokens) {
}
