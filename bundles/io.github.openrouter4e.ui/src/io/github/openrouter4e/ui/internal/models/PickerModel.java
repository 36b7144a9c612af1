package io.github.openrouter4e.ui.internal.models;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.ModelId;
import io.github.openrouter4e.models.ModelNotice;
import io.github.openrouter4e.models.ModelResolution;
import io.github.openrouter4e.models.search.ModelFilter;
import io.github.openrouter4e.models.search.ModelMatch;
import io.github.openrouter4e.models.search.ModelMatch.Section;
import io.github.openrouter4e.models.search.ModelQuery;
import io.github.openrouter4e.models.search.ModelSearch;
import io.github.openrouter4e.models.search.ModelSort;
import io.github.openrouter4e.settings.OpenRouterPreferences;
import io.github.openrouter4e.settings.Settings;

/**
 * What the picker shows, without widgets: the list, the words, filter and order, and the rows that follow from them.
 * Favourites, recent models, filter and order live in the preferences and outlast the picker. Belongs to one thread.
 */
final class PickerModel {

	private final OpenRouterPreferences preferences;
	private final String current;
	private CatalogueSnapshot snapshot = CatalogueSnapshot.EMPTY;
	private ModelSearch search = ModelSearch.of(List.of());
	private PickerState state;
	private String text = ""; //$NON-NLS-1$
	private List<PickerRow> rows = List.of();
	private int hidden;

	/**
	 * @param current id of the model in use, shown even if the list has it no more; empty if there is none
	 */
	PickerModel(OpenRouterPreferences preferences, String current) {
		this.preferences = preferences;
		this.current = current;
		this.state = PickerState.fromJson(preferences.get(Settings.PICKER_STATE));
	}

	CatalogueSnapshot snapshot() {
		return snapshot;
	}

	PickerState state() {
		return state;
	}

	List<PickerRow> rows() {
		return rows;
	}

	/** The position of the row with this id; -1 if it is not shown. */
	int indexOf(String id) {
		for (int i = 0; i < rows.size(); i++) {
			if (rows.get(i).id().equals(id)) {
				return i;
			}
		}
		return -1;
	}

	/** How many rows are models of the list. */
	int listedRows() {
		return (int) rows.stream().filter(PickerRow.Listed.class::isInstance).count();
	}

	/** How many models the words find that the filter hides; 0 while nothing is typed. */
	int hidden() {
		return hidden;
	}

	/** The row to begin with: the model in use while nothing is searched for, else the first hit; -1 if there is none. */
	int best() {
		int inUse = text.isBlank() ? indexOf(current) : -1;
		if (inUse >= 0 || rows.isEmpty()) {
			return inUse;
		}
		if (text.isBlank()) {
			for (int i = 0; i < rows.size(); i++) {
				if (rows.get(i) instanceof PickerRow.Listed) {
					return i;
				}
			}
		}
		return 0;
	}

	void setSnapshot(CatalogueSnapshot latest) {
		if (latest.models() != snapshot.models()) {
			search = ModelSearch.of(latest.models().stream().filter(model -> !model.isBatch()).toList());
		}
		snapshot = latest;
		update();
	}

	void setText(String words) {
		text = words;
		update();
	}

	void setFilter(ModelFilter filter) {
		setState(state.withFilter(filter));
		update();
	}

	void setSort(ModelSort sort) {
		setState(state.withSort(sort));
		update();
	}

	void setColumnWidths(List<Integer> widths) {
		setState(state.withColumnWidths(widths));
	}

	boolean isFavourite(String id) {
		return preferences.get(Settings.FAVOURITE_MODELS).contains(id);
	}

	/** Makes the model a favourite, the last of them, or takes it off. */
	void toggleFavourite(String id) {
		List<String> favourites = new ArrayList<>(preferences.get(Settings.FAVOURITE_MODELS));
		if (!favourites.remove(id)) {
			favourites.add(id);
		}
		preferences.set(Settings.FAVOURITE_MODELS, List.copyOf(favourites));
		update();
	}

	private void setState(PickerState changed) {
		if (!changed.equals(state)) {
			state = changed;
			preferences.set(Settings.PICKER_STATE, changed.toJson());
		}
	}

	private void update() {
		List<String> favourites = preferences.get(Settings.FAVOURITE_MODELS);
		List<String> recents = preferences.get(Settings.RECENT_MODELS);
		List<PickerRow> found = new ArrayList<>();
		ModelQuery query = new ModelQuery(text, state.filter(), state.sort(), favourites, recents);
		hidden = text.isBlank() ? 0 : search.hidden(query);
		for (ModelMatch match : search.search(query)) {
			found.add(new PickerRow.Listed(match));
		}
		if (text.isBlank()) {
			if (state.filter().isNone()) {
				found.addAll(0, gone(favourites, recents));
			}
		} else {
			addTyped(found);
		}
		rows = List.copyOf(found);
	}

	/** Models that the user works with and that the list has not; they must not just disappear. */
	private List<PickerRow> gone(List<String> favourites, List<String> recents) {
		Set<String> ids = new LinkedHashSet<>();
		Stream.of(Stream.of(current), favourites.stream(), recents.stream()).flatMap(stream -> stream)
				.filter(id -> !id.isBlank() && snapshot.find(id) == null).forEach(ids::add);
		List<PickerRow> gone = new ArrayList<>();
		for (String id : ids) {
			ModelResolution resolution = snapshot.resolve(id);
			if (resolution.notice() != ModelNotice.MALFORMED) {
				gone.add(new PickerRow.Unlisted(resolution,
						favourites.contains(id) ? Section.FAVOURITE : Section.RECENT));
			}
		}
		return gone;
	}

	/**
	 * The typed text itself, if it may be an id that the list has not. It comes first if it says so clearly, last if it
	 * is more likely a part of a name, and not at all if it is just a word that finds models.
	 */
	private void addTyped(List<PickerRow> found) {
		String typed = text.strip();
		if (ModelId.parse(typed).isEmpty() || found.stream().anyMatch(row -> row.id().equals(typed))) {
			return;
		}
		PickerRow row = new PickerRow.Unlisted(snapshot.resolve(typed), Section.OTHER);
		if (typed.indexOf(':') > 0 || typed.indexOf('@') >= 0) {
			found.add(0, row);
		} else if (found.isEmpty() || typed.indexOf('/') > 0) {
			found.add(row);
		}
	}
}
