package io.github.openrouter4e.models.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.ModelInfo;

/** The searchable texts of all models. They are made by the first search for words: a list that is only scrolled needs none. */
final class SearchIndex {

	/**
	 * A model that fits.
	 *
	 * @param model     the model
	 * @param score     the higher the better; 0 if nothing was searched for
	 * @param exactness how literally it was named
	 */
	record Hit(ModelInfo model, int score, Exactness exactness) {
	}

	/** How literally the search names a model; from least to most. */
	enum Exactness {
		/** Some word is only a part of a word, or a guess; or nothing was searched for. */
		PARTS,
		/** All are whole words of it. */
		WORDS,
		/** They stand side by side in its id or its name, as in "sonnet 5" for Claude Sonnet 5, but not 4.5. */
		PHRASE
	}

	/** Id and name count alike; the vendor alone counts less, or its slug in the id would be counted twice. */
	private record Entry(ModelInfo model, SearchText id, SearchText name, SearchText vendor) {

		int score(String word) {
			int best = Math.max(WordMatcher.score(word, id), WordMatcher.score(word, name));
			return Math.max(best, WordMatcher.score(word, vendor) - 1);
		}

		boolean hasPhrase(String[] words) {
			return id.hasPhrase(words) || name.hasPhrase(words);
		}
	}

	private final List<ModelInfo> models;
	/** Made twice if two threads are the first; both are the same. */
	private volatile @Nullable List<Entry> entries;

	SearchIndex(List<ModelInfo> models) {
		this.models = models;
	}

	private List<Entry> entries() {
		var known = entries;
		if (known != null) {
			return known;
		}
		Map<String, SearchText> vendors = new HashMap<>();
		List<Entry> made = models.stream()
				.map(model -> new Entry(model, new SearchText(model.id()), new SearchText(model.name()),
						vendors.computeIfAbsent(model.vendorName(), SearchText::new)))
				.toList();
		entries = made;
		return made;
	}

	/** {@return the models that fit, in the catalogue's order} */
	List<Hit> find(String text) {
		String[] words = words(text);
		if (words.length == 0) {
			return models.stream().map(model -> new Hit(model, 0, Exactness.PARTS)).toList();
		}
		List<Hit> strict = new ArrayList<>();
		List<Hit> guessed = new ArrayList<>();
		for (Entry entry : entries()) {
			collect(entry, words, strict, guessed);
		}
		return strict.isEmpty() ? guessed : strict;
	}

	private static void collect(Entry entry, String[] words, List<Hit> strict, List<Hit> guessed) {
		int sum = 0;
		int least = Integer.MAX_VALUE;
		for (String word : words) {
			int score = entry.score(word);
			if (score <= WordMatcher.NO_MATCH) {
				return;
			}
			sum += score;
			least = Math.min(least, score);
		}
		var exactness = least < WordMatcher.TOKEN - 1
				? Exactness.PARTS
				: entry.hasPhrase(words) ? Exactness.PHRASE : Exactness.WORDS;
		(least >= WordMatcher.STRICT - 1 ? strict : guessed).add(new Hit(entry.model, sum, exactness));
	}

	private static String[] words(String text) {
		String stripped = text.strip().toLowerCase(Locale.ROOT);
		return stripped.isEmpty() ? new String[0] : stripped.split("\\s+"); //$NON-NLS-1$
	}
}
