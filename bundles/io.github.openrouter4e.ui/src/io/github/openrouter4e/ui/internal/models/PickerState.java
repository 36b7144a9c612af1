package io.github.openrouter4e.ui.internal.models;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.search.ModelFilter;
import io.github.openrouter4e.models.search.ModelSort;

/**
 * What the picker remembers from one opening to the next. The words searched for are not among it: they belong to one
 * search.
 *
 * @param filter       conditions
 * @param sort         order
 * @param columnWidths widths in pixels from left to right; empty for the picker's own
 */
record PickerState(ModelFilter filter, ModelSort sort, List<Integer> columnWidths) {

	static final PickerState INITIAL = new PickerState(ModelFilter.NONE, ModelSort.NAME, List.of());

	PickerState {
		columnWidths = List.copyOf(columnWidths);
	}

	PickerState withFilter(ModelFilter value) {
		return new PickerState(value, sort, columnWidths);
	}

	PickerState withSort(ModelSort value) {
		return new PickerState(filter, value, columnWidths);
	}

	PickerState withColumnWidths(List<Integer> values) {
		return new PickerState(filter, sort, values);
	}

	String toJson() {
		return PickerStateCodec.encode(this);
	}

	/** Reads what {@link #toJson()} wrote; what cannot be understood is as at first. */
	static PickerState fromJson(@Nullable String json) {
		return PickerStateCodec.decode(json);
	}
}
