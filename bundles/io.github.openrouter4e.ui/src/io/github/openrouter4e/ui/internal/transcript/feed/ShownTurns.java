package io.github.openrouter4e.ui.internal.transcript.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of the active path is shown: a window that ends with the last turn
 * and begins where the reader has scrolled to. For the renderer thread.
 */
final class ShownTurns {

	private static final int FIRST_PAGE = 12;
	private static final int PAGE = 20;
	private static final int MOST = 120;

	/** The ids shown, oldest first; always a contiguous piece of the path. */
	private final List<String> shown = new ArrayList<>();
	private List<String> path = List.of();
	private int first;
	private int target;

	/** Starts with another conversation, of which nothing is shown yet. */
	void open(List<String> ids) {
		shown.clear();
		path = ids;
		first = ids.size();
		target = Math.max(0, ids.size() - FIRST_PAGE);
	}

	/**
	 * The path has changed.
	 *
	 * @return the ids shown that are not part of it any more
	 */
	List<String> follow(List<String> ids) {
		var common = 0;
		while (common < shown.size() && first + common < ids.size()
				&& ids.get(first + common).equals(shown.get(common))) {
			common++;
		}
		var gone = List.copyOf(shown.subList(common, shown.size()));
		shown.subList(common, shown.size()).clear();
		path = ids;
		if (shown.isEmpty()) {
			open(ids);
		}
		return gone;
	}

	/** The ids at the end of the path that are not shown yet, if anything is. */
	List<String> appendable() {
		return shown.isEmpty() ? List.of() : path.subList(first + shown.size(), path.size());
	}

	void appended(String id) {
		shown.add(id);
	}

	/** Whether an earlier turn should come into view. */
	boolean wantsEarlier() {
		return first > target;
	}

	/** The turn before the first shown one; it counts as shown from now on. */
	String prepend() {
		first--;
		shown.add(0, path.get(first));
		return path.get(first);
	}

	/** The first shown turn after the one that {@link #prepend()} gave; null if that is the only one. */
	String second() {
		return shown.get(1);
	}

	int size() {
		return shown.size();
	}

	boolean contains(String id) {
		return shown.contains(id);
	}

	boolean hasEarlier() {
		return first > 0;
	}

	void showEarlier() {
		target = Math.max(0, Math.min(target, first) - PAGE);
	}

	/** @return whether the turn is on the path, so that it will be shown */
	boolean reveal(String id) {
		var index = path.indexOf(id);
		if (index >= 0) {
			target = Math.min(target, Math.max(0, index - 1));
		}
		return index >= 0;
	}

	/** @return the oldest turns that must go for the widget to stay quick; they count as not shown */
	List<String> trim() {
		if (shown.size() <= MOST) {
			return List.of();
		}
		var excess = shown.subList(0, shown.size() - MOST / 2);
		var gone = List.copyOf(excess);
		excess.clear();
		first += gone.size();
		target = first;
		return gone;
	}
}
