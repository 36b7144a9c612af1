package io.github.openrouter4e.chat.internal.store;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.ConversationSummary;
import io.github.openrouter4e.chat.SearchHit;
import io.github.openrouter4e.storage.Lookup;

/**
 * Full-text search. The texts are read with the first search and kept as long as the memory is not needed for something
 * else; a conversation that grew is read again. Thread-safe.
 */
@SuppressWarnings("nls")
public final class ConversationSearch {

	private static final int BEFORE = 40;
	private static final int AFTER = 120;

	private record Cached(long bytes, SoftReference<SearchableText> text) {
	}

	private final ConversationFolder folder;
	private final Map<String, Cached> cache = new ConcurrentHashMap<>();

	/** Searches in this folder. */
	public ConversationSearch(ConversationFolder folder) {
		this.folder = folder;
	}

	/** Tells the conversations that hold all words, those in whose titles they are first. */
	public void search(String query, List<ConversationSummary> all, Consumer<SearchHit> hits,
			BooleanSupplier cancelled) {
		List<String> words = Arrays.stream(SearchableText.lower(query).strip().split("\\s+"))
				.filter(word -> !word.isEmpty()).toList();
		if (words.isEmpty()) {
			return;
		}
		var rest = new ArrayList<ConversationSummary>();
		for (ConversationSummary summary : all) {
			String title = SearchableText.lower(summary.title());
			if (words.stream().allMatch(title::contains)) {
				hits.accept(new SearchHit(summary, null, summary.title(), title.indexOf(words.getFirst()),
						words.getFirst().length()));
			} else {
				rest.add(summary);
			}
		}
		for (ConversationSummary summary : rest) {
			if (cancelled.getAsBoolean()) {
				return;
			}
			SearchHit hit = search(summary, words, cancelled);
			if (hit != null) {
				hits.accept(hit);
			}
		}
	}

	private @Nullable SearchHit search(ConversationSummary summary, List<String> words, BooleanSupplier cancelled) {
		SearchableText text = text(summary, cancelled);
		if (text == null) {
			return null;
		}
		String title = SearchableText.lower(summary.title());
		int first = -1;
		String found = "";
		for (String word : words) {
			int at = text.lowerCase().indexOf(word);
			if (at < 0 && !title.contains(word)) {
				return null;
			}
			if (at >= 0 && (first < 0 || at < first)) {
				first = at;
				found = word;
			}
		}
		return first < 0 ? null : hit(summary, text, first, found.length());
	}

	private static SearchHit hit(ConversationSummary summary, SearchableText text, int at, int length) {
		int start = Math.max(0, at - BEFORE);
		int end = Math.min(text.original().length(), at + length + AFTER);
		String excerpt = text.original().substring(start, end).replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
		return new SearchHit(summary, text.turnAt(at), excerpt, at - start, length);
	}

	private @Nullable SearchableText text(ConversationSummary summary, BooleanSupplier cancelled) {
		Cached cached = Lookup.find(cache, summary.id());
		SearchableText known = cached == null || cached.bytes() != summary.bytes() ? null : cached.text().get();
		if (known != null) {
			return known;
		}
		try {
			SearchableText read = SearchableText.read(folder.path(summary.id()), cancelled);
			cache.put(summary.id(), new Cached(summary.bytes(), new SoftReference<>(read)));
			return read;
		} catch (IOException | RuntimeException e) {
			cache.remove(summary.id());
			return null; // a file that cannot be read takes no other along
		}
	}
}
