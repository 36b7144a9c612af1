package io.github.openrouter4e.ui.internal.models;

import io.github.openrouter4e.models.search.ModelSort;

/** Words for the orders of the picker. */
final class SortText {

	private SortText() {}

	static String of(ModelSort sort) {
		return switch (sort) {
			case NAME -> Messages.SortText_name;
			case PROMPT_PRICE -> Messages.SortText_promptPrice;
			case COMPLETION_PRICE -> Messages.SortText_completionPrice;
			case CONTEXT -> Messages.SortText_context;
			case NEWEST -> Messages.SortText_newest;
		};
	}
}
