package io.github.openrouter4e.editor.internal.inline;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.custom.StyledText;

/**
 * Room above lines of a text widget, made by the vertical indents of the lines. They are set when the room changes, never while
 * painting, and a line that has an indent by somebody else, such as a code mining, keeps it.
 */
final class LineSpace {

	/** Around the lines that had room: lines move when their text is edited. */
	private static final int AROUND = 20;

	private final StyledText text;
	private final Set<Integer> own = new HashSet<>();
	private int first;
	private int last = -1;

	LineSpace(StyledText text) {
		this.text = text;
	}

	/** Makes this room, and no other. @param wanted heights in pixels by line */
	void set(Map<Integer, Integer> wanted) {
		var from = Math.max(0, Math.min(first, min(wanted)) - AROUND);
		var to = Math.min(text.getLineCount() - 1, Math.max(last, max(wanted)) + AROUND);
		for (var line = from; line <= to; line++) {
			var is = text.getLineVerticalIndent(line);
			@Nullable
			Integer height = wanted.get(line);
			var should = height == null ? 0 : height;
			if (is != should && (is == 0 || own.contains(is))) {
				text.setLineVerticalIndent(line, should);
			}
		}
		own.addAll(wanted.values());
		first = wanted.isEmpty() ? 0 : min(wanted);
		last = wanted.isEmpty() ? -1 : max(wanted);
	}

	private int min(Map<Integer, Integer> wanted) {
		return wanted.keySet().stream().mapToInt(Integer::intValue).min().orElse(first);
	}

	private int max(Map<Integer, Integer> wanted) {
		return wanted.keySet().stream().mapToInt(Integer::intValue).max().orElse(last);
	}
}
