package io.github.openrouter4e.markdown.parser;

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.openrouter4e.markdown.code.Languages;

/**
 * The code blocks in a code block of Markdown. Models fence both with as many marks, so a fence with a language opens one in
 * it, and the next fence without closes that one, not the code block around it.
 */
public final class NestedFences {

	private final char mark;
	private final int length;
	private final boolean markdown;
	/** Innermost first. */
	private final Deque<Fence> open = new ArrayDeque<>();

	private record Fence(int length, boolean markdown) {
	}

	/**
	 * @param length how many marks the code block around them has
	 * @param info   of that, as it was written
	 */
	public NestedFences(char mark, int length, String info) {
		this.mark = mark;
		this.length = length;
		this.markdown = isMarkdown(info);
	}

	static boolean isMarkdown(String info) {
		var language = Languages.name(info);
		return "markdown".equals(language) || "md".equals(language); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Whether the next closing fence belongs to a code block in the code block. */
	public boolean isOpen() {
		return !open.isEmpty();
	}

	/** @param line of the code block's text, which does not close it */
	public void take(String line) {
		if (!markdown) {
			return;
		}
		var start = 0;
		while (start < 3 && line.startsWith(" ", start)) { //$NON-NLS-1$
			start++;
		}
		var end = start;
		while (end < line.length() && line.charAt(end) == mark) {
			end++;
		}
		var info = line.substring(end);
		var inner = open.peek();
		if (info.isBlank()) {
			if (inner != null && end - start >= inner.length()) {
				open.pop();
			}
		} else if (end - start >= length && (inner == null || inner.markdown())
				&& (mark != '`' || info.indexOf('`') < 0)) {
			open.push(new Fence(end - start, isMarkdown(info)));
		}
	}
}
