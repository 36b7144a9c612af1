package io.github.openrouter4e.editor.internal.inline;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.agent.edit.LineChange;

/**
 * What an answer changes in lines that the user may have changed since they were sent.
 *
 * @param changes   of the lines as they are now, in their order; the new lines are those of the answer
 * @param conflicts number of changes that are left out, as the user has changed the same lines
 */
record Merge(List<LineChange> changes, int conflicts) {

	/**
	 * Compares. The time is that of one or two comparisons of the lines.
	 *
	 * @param sent   the lines that the model was sent
	 * @param answer the lines that it wants in their place
	 * @param now    the lines that there are
	 */
	static Merge of(List<String> sent, List<String> answer, List<String> now) {
		var wanted = LineChange.between(sent, answer);
		if (now.equals(sent)) {
			return new Merge(wanted, 0);
		}
		var users = LineChange.between(sent, now);
		var changes = new ArrayList<LineChange>();
		var conflicts = 0;
		for (var want : wanted) {
			var shift = 0;
			var clear = true;
			for (var change : users) {
				clear &= !collide(want, change);
				shift += isBefore(change, want) ? change.shift() : 0;
			}
			if (clear) {
				changes.add(new LineChange(want.oldStart() + shift, want.oldEnd() + shift, want.newStart(),
						want.newEnd()));
			} else {
				conflicts++;
			}
		}
		return new Merge(changes, conflicts);
	}

	private static boolean isBefore(LineChange users, LineChange want) {
		return users.oldEnd() <= want.oldStart();
	}

	/** Whether both are about the same lines, or about the same gap between two. */
	private static boolean collide(LineChange one, LineChange other) {
		var sameGap = one.oldStart() == other.oldStart() && one.oldEnd() == one.oldStart()
				&& other.oldEnd() == other.oldStart();
		return sameGap || one.oldStart() < other.oldEnd() && other.oldStart() < one.oldEnd();
	}
}
