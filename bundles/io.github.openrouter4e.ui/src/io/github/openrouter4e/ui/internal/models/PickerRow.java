package io.github.openrouter4e.ui.internal.models;

import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.ModelResolution;
import io.github.openrouter4e.models.search.ModelMatch;
import io.github.openrouter4e.models.search.ModelMatch.Section;

/** A row of the picker. */
sealed interface PickerRow {

	/** The id that is chosen with this row. */
	String id();

	/** Where the row belongs. */
	Section section();

	/** A model of the list. */
	record Listed(ModelMatch match) implements PickerRow {

		@Override
		public String id() {
			return match.model().id();
		}

		@Override
		public Section section() {
			return match.section();
		}

		ModelInfo model() {
			return match.model();
		}
	}

	/** An id that the list has not: typed, or used before and gone since. It can be chosen all the same. */
	record Unlisted(ModelResolution resolution, Section section) implements PickerRow {

		@Override
		public String id() {
			return resolution.raw();
		}

		ModelNotice notice() {
			return resolution.notice();
		}
	}
}
