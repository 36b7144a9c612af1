package io.github.openrouter4e.storage;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Map look-ups that say that they may find nothing; the compiler takes {@link Map#get} to be as non-null as the values.
 */
public final class Lookup {

	private Lookup() {}

	/** The value of a key; {@code null} if there is none. */
	public static <K, V> @Nullable V find(Map<K, V> map, K key) {
		return map.get(key);
	}
}
