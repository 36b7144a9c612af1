package io.github.openrouter4e.ui.internal.preferences;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.settings.OpenRouterPreferences;

/** A part of a preference page that edits one setting or several. Nothing is stored before {@link #apply}. */
interface Field {
	/** Shows what is stored. */
	void load(OpenRouterPreferences preferences);

	/** Shows the default, which is stored no sooner than anything else. */
	void loadDefault(OpenRouterPreferences preferences);

	/** @return what is wrong with the input and what to do about it, or null */
	default @Nullable String problem() {
		return null;
	}

	/** Stores what is shown. Only called without a {@link #problem}. */
	void apply(OpenRouterPreferences preferences);
}
