package io.github.openrouter4e.agent.edit;

import java.util.List;

/**
 * Lines of a text that another text has in another way. Lines count from 0; a range ends before its last number, and may be
 * empty.
 *
 * @param oldStart the first of the lines
 * @param oldEnd   behind the last of them
 * @param newStart the first of the lines in their place
 * @param newEnd   behind the last of them
 */
public record LineChange(int oldStart, int oldEnd, int newStart, int newEnd) {

	/**
	 * What makes the one text the other; the ends of lines count. In the order of the texts, with at least one equal line
	 * between two changes. In a small product without what compares texts it is one change.
	 */
	public static List<LineChange> between(String before, String after) {
		try {
			return compare(before, after);
		} catch (@SuppressWarnings("unused") NoClassDefFoundError e) {
			var old = before.lines().toList();
			var now = after.lines().toList();
			var common = CommonLines.of(old, now);
			return before.equals(after)
					? List.of()
					: List.of(new LineChange(common.head(), old.size() - common.tail(), common.head(),
							now.size() - common.tail()));
		}
	}

	/** The same for lines without their ends, which then do not count. */
	public static List<LineChange> between(List<String> before, List<String> after) {
		return between(text(before), text(after));
	}

	private static String text(List<String> lines) {
		return lines.isEmpty() ? "" : String.join("\n", lines) + '\n'; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static List<LineChange> compare(String before, String after) {
		return TextLines.differences(new TextLines(before), new TextLines(after)).stream()
				.map(range -> new LineChange(range.leftStart(), range.leftEnd(), range.rightStart(), range.rightEnd()))
				.toList();
	}

	/** By how many lines what follows moves. */
	public int shift() {
		return newEnd - newStart - (oldEnd - oldStart);
	}
}
