package io.github.openrouter4e.models.search;

import java.util.List;

/**
 * What the picker shows.
 *
 * @param text       words to look for in id, name and vendor, in any order; blank shows all
 * @param filter     conditions
 * @param sort       order within each section
 * @param favourites ids that come first, in the user's order
 * @param recents    ids that come next, newest first; favourites are not repeated
 */
public record ModelQuery(String text, ModelFilter filter, ModelSort sort, List<String> favourites,
		List<String> recents) {

	/** All models by name. */
	public static final ModelQuery ALL = new ModelQuery("", ModelFilter.NONE, ModelSort.NAME, List.of(), List.of()); //$NON-NLS-1$

	public ModelQuery {
		favourites = List.copyOf(favourites);
		recents = List.copyOf(recents);
	}

	/** {@return this query with other words} */
	public ModelQuery withText(String words) {
		return new ModelQuery(words, filter, sort, favourites, recents);
	}

	/** {@return this query with another filter} */
	public ModelQuery withFilter(ModelFilter conditions) {
		return new ModelQuery(text, conditions, sort, favourites, recents);
	}

	/** {@return this query in another order} */
	public ModelQuery withSort(ModelSort order) {
		return new ModelQuery(text, filter, order, favourites, recents);
	}

	/** {@return this query with other favourites and recent models} */
	public ModelQuery withPreferred(List<String> favouriteIds, List<String> recentIds) {
		return new ModelQuery(text, filter, sort, favouriteIds, recentIds);
	}
}
