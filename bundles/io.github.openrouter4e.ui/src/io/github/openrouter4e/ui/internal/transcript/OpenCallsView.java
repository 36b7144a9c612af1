package io.github.openrouter4e.ui.internal.transcript;

import java.util.List;
import java.util.SortedMap;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The calls of an answer that have no turn of their own yet.
 *
 * @param calls    each in a card of its own, by its place in the answer
 * @param together those that the user is asked about in one card; null unless they are several
 */
public record OpenCallsView(SortedMap<Integer, ToolCallView> calls, @Nullable AskedTogether together) {

	/**
	 * Several calls that wait for the user.
	 *
	 * @param place   of the first one in the answer
	 * @param calls   each with its question and what can be decided about it alone
	 * @param actions what can be decided about all that are shown, and no other
	 */
	public record AskedTogether(int place, String title, List<ToolCallView> calls, List<ActionView> actions) {

		/** Takes copies of the lists. */
		public AskedTogether {
			calls = List.copyOf(calls);
			actions = List.copyOf(actions);
		}
	}
}
