package io.github.openrouter4e.markdown.code;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The code blocks that one widget shows, by the identity that each got when it was rendered. A block that is rendered again is
 * another one; the one before is kept for a while, as it is on the screen until the next frame. Thread-safe.
 */
public final class ShownCodes {

	private static final int MOST_LATELY = 100;
	private static final int MOST_LATELY_CHARACTERS = 1_000_000;

	private final Map<String, @Nullable Group> places = new HashMap<>();
	private final LinkedHashMap<String, ShownCode> lately = new LinkedHashMap<>();
	private long next;

	/** The code blocks of one text, which come and go together. */
	public final class Group {

		private final Map<String, ShownCode> codes = new LinkedHashMap<>();

		private Group() {}

		/** @return the identity of the block, which no other has or will have */
		public String add(ShownCode code) {
			synchronized (ShownCodes.this) {
				var id = Long.toString(next++);
				codes.put(id, code);
				return id;
			}
		}

		/** Another group of the same widget, which is not shown. */
		public Group sibling() {
			return group();
		}

		/** What was added so far is about to be replaced. */
		public void clear() {
			synchronized (ShownCodes.this) {
				codes.forEach(ShownCodes.this::keep);
				codes.clear();
			}
		}
	}

	/** A group that is not shown yet. */
	public Group group() {
		return new Group();
	}

	/**
	 * The group is what a place shows from now on.
	 *
	 * @param place a name that the caller chooses
	 */
	public synchronized void show(String place, Group group) {
		var before = places.put(place, group);
		if (before != null && before != group) {
			before.codes.forEach(this::keep);
		}
	}

	/** The place shows nothing any more. */
	public synchronized void drop(String place) {
		var before = places.remove(place);
		if (before != null) {
			before.codes.forEach(this::keep);
		}
	}

	/** Nothing is shown any more. */
	public synchronized void clear() {
		List.copyOf(places.keySet()).forEach(this::drop);
	}

	/** @return null if the block is not shown, and has not been for a while */
	public synchronized @Nullable ShownCode find(String id) {
		for (var group : places.values()) {
			if (group != null && group.codes.containsKey(id)) {
				return group.codes.get(id);
			}
		}
		return lately.get(id);
	}

	private void keep(String id, ShownCode code) {
		lately.putLast(id, code);
		while (lately.size() > MOST_LATELY || lately.size() > 1 && characters() > MOST_LATELY_CHARACTERS) {
			lately.pollFirstEntry();
		}
	}

	private int characters() {
		return lately.values().stream().mapToInt(ShownCode::length).sum();
	}
}
