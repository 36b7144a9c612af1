package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what finished answers look like, so that going back and forth
 * between conversations does not render them again. Bounded by the length of
 * the texts, as heap is what it costs. Not thread-safe: for the renderer thread.
 *
 * @param <T> the form the widget takes
 */
final class RenderedAnswers<T> {

	private static final int MAX_CHARACTERS = 2_000_000;

	private final Map<Key, Rendered<T>> answers = new LinkedHashMap<>(16, 0.75f, true);
	private int characters;

	/** @param whole whether nothing is left out for its length */
	private record Key(String id, boolean whole) {
	}

	private record Rendered<T>(T content, int length) {
	}

	/**
	 * @param whole  whether nothing is left out for its length
	 * @param length of the answer's text, which also tells an answer that was continued from what it was
	 */
	T get(String id, boolean whole, int length, Supplier<T> renderer) {
		var key = new Key(id, whole);
		var known = answers.get(key);
		if (known != null && known.length() == length) {
			return known.content();
		}
		var content = renderer.get();
		put(key, new Rendered<>(content, length));
		return content;
	}

	void clear() {
		answers.clear();
		characters = 0;
	}

	private void put(Key key, Rendered<T> rendered) {
		var before = answers.put(key, rendered);
		characters += rendered.length() - (before == null ? 0 : before.length());
		var eldest = answers.entrySet().iterator();
		while (characters > MAX_CHARACTERS && answers.size() > 1) {
			characters -= eldest.next().getValue().length();
			eldest.remove();
		}
	}
}
