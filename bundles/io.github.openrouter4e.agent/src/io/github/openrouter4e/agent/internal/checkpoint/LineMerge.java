package io.github.openrouter4e.agent.internal.checkpoint;

import java.util.List;

import org.eclipse.compare.rangedifferencer.RangeDifference;

import io.github.openrouter4e.agent.edit.TextLines;

/**
 * Takes a change of a text back although the text has been changed since: the lines that the change has touched become what
 * they were before it, all others stay. Changes of neighbouring lines do not disturb each other.
 *
 * @param text      the result
 * @param conflicts number of places where both have changed the same lines
 */
record LineMerge(String text, int conflicts) {

	/**
	 * @param before    the text before the change
	 * @param after     the text after the change
	 * @param current   what has become of the latter
	 * @param overrides whether the lines that both have changed become what they were before; else they stay as they are
	 */
	static LineMerge undo(String before, String after, String current, boolean overrides) {
		return current.equals(after)
				? new LineMerge(before, 0)
				: new Merger(before, after, current).merge(overrides);
	}

	/** Goes through the differences from {@code after} to the two others. */
	private static final class Merger {

		private final TextLines before;
		private final TextLines current;
		private final List<RangeDifference> kept;
		private final List<RangeDifference> wanted;
		private int keptIndex;
		private int wantedIndex;
		/** By how many lines the current text is ahead of {@code after}. */
		private int currentShift;
		/** By how many lines the text before the change is ahead of {@code after}. */
		private int beforeShift;

		Merger(String before, String after, String current) {
			var ancestor = new TextLines(after);
			this.before = new TextLines(before);
			this.current = new TextLines(current);
			kept = TextLines.differences(ancestor, this.current);
			wanted = TextLines.differences(ancestor, this.before);
		}

		LineMerge merge(boolean overrides) {
			var result = new StringBuilder();
			var copied = 0; // lines of the current text
			var conflicts = 0;
			while (wantedIndex < wanted.size()) {
				if (keptIndex < kept.size() && isBefore(kept.get(keptIndex), wanted.get(wantedIndex))) {
					currentShift += shift(kept.get(keptIndex++));
					continue;
				}
				var firstKept = keptIndex;
				var from = wanted.get(wantedIndex).leftStart();
				var currentFrom = from + currentShift;
				var beforeFrom = from + beforeShift;
				if (keptIndex < kept.size() && overlap(kept.get(keptIndex), wanted.get(wantedIndex))) {
					var earlier = Math.min(from, kept.get(keptIndex).leftStart());
					currentFrom -= from - earlier;
					beforeFrom -= from - earlier;
				}
				var end = takeOverlapping();
				var currentEnd = end + currentShift;
				var beforeEnd = end + beforeShift;
				var isConflict = keptIndex > firstKept && !current.text(currentFrom, currentEnd)
						.equals(before.text(beforeFrom, beforeEnd));
				conflicts += isConflict ? 1 : 0;
				result.append(current.text(copied, currentFrom));
				result.append(isConflict && !overrides
						? current.text(currentFrom, currentEnd)
						: before.text(beforeFrom, beforeEnd));
				copied = currentEnd;
			}
			result.append(current.text(copied, current.getRangeCount()));
			return new LineMerge(result.toString(), conflicts);
		}

		/** Takes the next wanted difference, and all of both kinds that hang together with it. */
		private int takeOverlapping() {
			var lastWanted = wanted.get(wantedIndex++);
			beforeShift += shift(lastWanted);
			var end = lastWanted.leftEnd();
			while (keptIndex < kept.size() && overlap(kept.get(keptIndex), lastWanted)) {
				var lastKept = kept.get(keptIndex++);
				currentShift += shift(lastKept);
				end = Math.max(end, lastKept.leftEnd());
				while (wantedIndex < wanted.size() && overlap(lastKept, wanted.get(wantedIndex))) {
					lastWanted = wanted.get(wantedIndex++);
					beforeShift += shift(lastWanted);
					end = Math.max(end, lastWanted.leftEnd());
				}
			}
			return end;
		}

		private static int shift(RangeDifference difference) {
			return difference.rightLength() - difference.leftLength();
		}

		/** Lines that come in between two others are before what replaces the latter. */
		private static boolean isBefore(RangeDifference first, RangeDifference second) {
			return !overlap(first, second) && (first.leftStart() < second.leftStart()
					|| first.leftStart() == second.leftStart() && first.leftLength() == 0);
		}

		private static boolean overlap(RangeDifference first, RangeDifference second) {
			if (first.leftLength() == 0 && second.leftLength() == 0) {
				return first.leftStart() == second.leftStart();
			}
			return first.leftStart() < second.leftEnd() && second.leftStart() < first.leftEnd();
		}
	}
}
