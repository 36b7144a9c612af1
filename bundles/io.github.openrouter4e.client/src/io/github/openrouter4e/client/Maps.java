package io.github.openrouter4e.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies maps and keeps their order, which {@link Map#copyOf} does not: equal requests must give equal bytes. */
final class Maps {
	private Maps() {}

	static <V> Map<String, V> ordered(Map<String, V> source) {
		return Collections.unmodifiableMap(new LinkedHashMap<>(source));
	}
}
