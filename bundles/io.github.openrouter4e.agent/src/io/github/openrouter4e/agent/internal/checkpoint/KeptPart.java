package io.github.openrouter4e.agent.internal.checkpoint;

import org.eclipse.compare.rangedifferencer.RangeDifference;

import io.github.openrouter4e.agent.edit.TextLines;

/** The lines of a text that the user keeps, followed from the text as it is now through the changes that made it. */
final class KeptPart {

	private int start;
	private int end;

	/** @param end behind the last line; not less than the start */
	KeptPart(int start, int end) {
		this.start = start;
		this.end = end;
	}

	/**
	 * Goes back over a change.
	 *
	 * @param before the text before it
	 * @param after  the text behind it, in which the lines are known
	 * @return the text before it with what the change has done to the lines; from now on they are those of {@code before}
	 */
	String keep(String before, String after) {
		var from = new TextLines(before);
		var to = new TextLines(after);
		var kept = new StringBuilder();
		var copied = 0; // lines of the text before
		var shiftBefore = 0;
		var shiftWithin = 0;
		var first = start;
		var last = end;
		for (var hunk : TextLines.differences(from, to)) {
			var shift = hunk.rightLength() - hunk.leftLength();
			if (touches(hunk)) {
				kept.append(from.text(copied, hunk.leftStart())).append(to.text(hunk.rightStart(), hunk.rightEnd()));
				copied = hunk.leftEnd();
				first = Math.min(first, hunk.rightStart());
				last = Math.max(last, hunk.rightEnd());
				shiftWithin += shift;
			} else if (hunk.rightEnd() <= start) {
				shiftBefore += shift;
			}
		}
		kept.append(from.text(copied, from.getRangeCount()));
		start = first - shiftBefore;
		end = last - shiftBefore - shiftWithin;
		return kept.toString();
	}

	/** Lines that are missing belong to those before and behind them. */
	private boolean touches(RangeDifference hunk) {
		return hunk.rightLength() == 0 || start == end
				? hunk.rightStart() <= end && start <= hunk.rightEnd()
				: hunk.rightStart() < end && start < hunk.rightEnd();
	}
}
