package io.github.openrouter4e.models.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.search.ModelMatch.Section;
import io.github.openrouter4e.models.search.SearchIndex.Hit;

/**
 * Search over one snapshot of the catalogue. The first search for words prepares the texts once, so that a keystroke
 * over a thousand models takes a small part of a frame. Immutable and thread-safe.
 * <p>
 * Every word must be found in the id, the name or the vendor, in any order. If some models contain all words as typed
 * (separators aside), only those are shown; otherwise models that fit with letters left out or one mistake.
 */
public final class ModelSearch {

	private static final int NO_RANK = -1;

	private final SearchIndex index;

	private ModelSearch(SearchIndex index) {
		this.index = index;
	}

	/** {@return a search over these models} */
	public static ModelSearch of(List<ModelInfo> models) {
		return new ModelSearch(new SearchIndex(List.copyOf(models)));
	}

	/**
	 * {@return the rows to show: favourites first, then recent models, then all others; once words are typed, models that they
	 * name literally before models that only fit}
	 */
	public List<ModelMatch> search(ModelQuery query) {
		Map<String, Integer> favourites = ranks(query.favourites());
		Map<String, Integer> recents = ranks(query.recents());
		List<Row> rows = new ArrayList<>();
		for (Hit hit : index.find(query.text())) {
			if (query.filter().accepts(hit.model())) {
				rows.add(row(hit, favourites, recents));
			}
		}
		rows.sort(order(query));
		return rows.stream().map(row -> new ModelMatch(row.hit.model(), row.section)).toList();
	}

	/** {@return how many models the words find that the filter hides; 0 without a filter} */
	public int hidden(ModelQuery query) {
		return query.filter().isNone()
				? 0
				: (int) index.find(query.text()).stream()
						.filter(hit -> !query.filter().accepts(hit.model()))
						.count();
	}

	private static Row row(Hit hit, Map<String, Integer> favourites, Map<String, Integer> recents) {
		String id = hit.model().id();
		int rank = favourites.getOrDefault(id, NO_RANK);
		if (rank != NO_RANK) {
			return new Row(hit, Section.FAVOURITE, rank);
		}
		rank = recents.getOrDefault(id, NO_RANK);
		return new Row(hit, rank != NO_RANK ? Section.RECENT : Section.OTHER, rank);
	}

	private static Comparator<Row> order(ModelQuery query) {
		Comparator<ModelInfo> bySort = ModelComparators.of(query.sort());
		return Comparator.comparing((Row row) -> row.hit.exactness()).reversed() //
				.thenComparing(Row::section) //
				.thenComparing(Comparator.comparingInt((Row row) -> row.hit.score()).reversed())
				.thenComparingInt(Row::rank) //
				.thenComparing(row -> row.hit.model(), bySort);
	}

	private static Map<String, Integer> ranks(List<String> ids) {
		Map<String, Integer> ranks = HashMap.newHashMap(ids.size());
		for (String id : ids) {
			ranks.putIfAbsent(id, ranks.size());
		}
		return ranks;
	}

	private record Row(Hit hit, Section section, int rank) {
	}
}
