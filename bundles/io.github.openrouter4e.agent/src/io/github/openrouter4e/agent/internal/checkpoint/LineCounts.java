package io.github.openrouter4e.agent.internal.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How many lines changes have added and removed, which takes a comparison to find out. Those that were asked about last are
 * kept: each edit makes a new state of a file, and nobody asks about the one before it again. Thread-safe.
 */
final class LineCounts {

	private final Map<List<FileChange.ImageRef>, int @Nullable []> counts; // guarded by itself

	/** @param most how many are kept */
	LineCounts(int most) {
		counts = new LinkedHashMap<>(16, 0.75f, true) {
			private static final long serialVersionUID = 1;

			@Override
			protected boolean removeEldestEntry(
					Map.@Nullable Entry<List<FileChange.ImageRef>, int @Nullable []> eldest) {
				return size() > most;
			}
		};
	}

	/**
	 * @param images what the changes have made of what: as long as these are the same, so is the count
	 * @param count  finds it out, perhaps on several threads at a time
	 */
	int[] get(List<FileChange.ImageRef> images, Supplier<int[]> count) {
		synchronized (counts) {
			var known = counts.get(images);
			if (known != null) {
				return known;
			}
		}
		var found = count.get();
		synchronized (counts) {
			counts.put(images, found);
		}
		return found;
	}
}
