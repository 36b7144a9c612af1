package io.github.openrouter4e.models.search;

import io.github.openrouter4e.models.ModelInfo;

/**
 * One row of the picker.
 *
 * @param model   the model
 * @param section where it belongs
 */
public record ModelMatch(ModelInfo model, Section section) {

	/** Sections from top to bottom. */
	public enum Section {
		/** Starred by the user. */
		FAVOURITE,
		/** Used lately. */
		RECENT,
		/** All others. */
		OTHER
	}
}
