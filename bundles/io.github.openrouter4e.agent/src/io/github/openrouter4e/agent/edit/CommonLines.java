package io.github.openrouter4e.agent.edit;

import java.util.List;

/**
 * How many lines two texts have in common at their beginnings, and after these at their ends.
 */
public record CommonLines(int head, int tail) {

	/** Compares them. */
	public static CommonLines of(List<String> one, List<String> other) {
		var most = Math.min(one.size(), other.size());
		var head = 0;
		while (head < most && one.get(head).equals(other.get(head))) {
			head++;
		}
		var tail = 0;
		while (tail < most - head && one.get(one.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
			tail++;
		}
		return new CommonLines(head, tail);
	}
}
