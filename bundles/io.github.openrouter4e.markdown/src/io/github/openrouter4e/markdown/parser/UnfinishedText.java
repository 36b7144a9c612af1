package io.github.openrouter4e.markdown.parser;

import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Makes text that breaks off anywhere look like what it is about to become: a
 * table from its first row on, bold text before the closing stars, a link
 * before its address is complete.
 */
@SuppressWarnings("nls") // patterns over Markdown
public final class UnfinishedText {

	/** Could be the start of nearly anything: wait for one more character. */
	private static final Pattern ONLY_MARKS = Pattern
			.compile("[ \\t>]*(#{1,6}|[-+*=_~`|:]+|\\d{1,9}[.)]?|[-+*] \\[.?]?)[ \\t]*");
	private static final Pattern BLOCK_START = Pattern
			.compile("[ >]*(?:[-+*] |\\d{1,9}[.)] |#{1,6} |\\|)(?:\\[[ xX]] )?");
	private static final Pattern DELIMITER = Pattern.compile("\\|?[|:\\- ]*");

	private UnfinishedText() {}

	/** @param text the unfinished block; lines before the last are complete */
	public static String mend(String text) {
		var lineStart = text.lastIndexOf('\n') + 1;
		var last = text.substring(lineStart);
		if (inFence(text, lineStart)) {
			return ONLY_MARKS.matcher(last).matches() ? text.substring(0, lineStart) : text;
		}
		var table = tableStart(text);
		if (table >= 0) {
			return mendTable(text, table);
		}
		if (!last.isEmpty() && ONLY_MARKS.matcher(last).matches()) {
			return text.substring(0, lineStart);
		}
		var inline = inlineStart(text);
		return text.substring(0, inline) + UnfinishedInline.mend(text.substring(inline));
	}

	private static boolean inFence(String text, int lastLine) {
		var open = "";
		@Nullable
		NestedFences nested = null;
		var start = 0;
		while (start < lastLine) {
			var end = text.indexOf('\n', start);
			var line = text.substring(start, end);
			var mark = containersEnd(line);
			var after = mark < line.length() ? runEnd(line, mark) : mark;
			if (after - mark >= 3 && (line.charAt(mark) == '`' || line.charAt(mark) == '~')) {
				var fence = line.substring(mark, after);
				var info = line.substring(after);
				if (nested == null) {
					// backticks with another backtick behind them are a code span
					if (fence.charAt(0) != '`' || info.indexOf('`') < 0) {
						open = fence;
						nested = new NestedFences(fence.charAt(0), fence.length(), info);
					}
				} else if (!nested.isOpen() && fence.startsWith(open) && info.isBlank()) {
					nested = null;
				} else {
					nested.take(line.substring(mark));
				}
			}
			start = end + 1;
		}
		return nested != null;
	}

	/** Where the marks of quotes and items end, which may stand before a fence. */
	private static int containersEnd(String line) {
		var at = 0;
		while (at < line.length()) {
			var c = line.charAt(at);
			var next = at + 1;
			while (next < line.length() && next - at < 9 && isDigit(c) && isDigit(line.charAt(next))) {
				next++;
			}
			if (c == ' ' || c == '>') {
				at++;
			} else if ("-+*".indexOf(c) >= 0 && line.startsWith(" ", next)) {
				at += 2;
			} else if (isDigit(c) && (line.startsWith(". ", next) || line.startsWith(") ", next))) {
				at = next + 2;
			} else {
				return at;
			}
		}
		return at;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static int runEnd(String line, int start) {
		var end = start;
		while (end < line.length() && line.charAt(end) == line.charAt(start)) {
			end++;
		}
		return end;
	}

	/** The start of a table whose delimiter row is not complete, or -1. */
	private static int tableStart(String text) {
		var end = text.endsWith("\n") ? text.length() - 1 : text.length();
		var second = text.lastIndexOf('\n', end - 1) + 1;
		var line = text.substring(second, end);
		if (!line.startsWith("|")) {
			return -1;
		}
		var first = second == 0 ? -1 : text.lastIndexOf('\n', second - 2) + 1;
		var before = first < 0 ? "" : text.substring(first, second - 1);
		if (!before.startsWith("|")) {
			return line.length() > 1 ? second : -1;
		}
		// two rows: a table in the making only if the second is the delimiter row and the first is the header
		var header = first == 0 || !text.substring(text.lastIndexOf('\n', first - 2) + 1, first).startsWith("|");
		return header && DELIMITER.matcher(line).matches() && !text.endsWith("\n") ? first : -1;
	}

	private static String mendTable(String text, int start) {
		var lineEnd = text.indexOf('\n', start);
		var header = lineEnd < 0 ? text.substring(start) : text.substring(start, lineEnd);
		var cells = 0;
		for (var i = 0; i < header.length(); i++) {
			if (header.charAt(i) == '|' && (i == 0 || header.charAt(i - 1) != '\\')) {
				cells++;
			}
		}
		if (header.stripTrailing().endsWith("|")) {
			cells--;
		}
		return text.substring(0, start) + header + "\n|" + "---|".repeat(Math.max(1, cells));
	}

	/** Where the paragraph, item, heading or table cell begins that the text ends in. */
	private static int inlineStart(String text) {
		var start = text.length();
		while (start > 0) {
			start = text.lastIndexOf('\n', start - 1) + 1;
			var end = text.indexOf('\n', start);
			var line = text.substring(start, end < 0 ? text.length() : end);
			var matcher = BLOCK_START.matcher(line);
			if (matcher.lookingAt()) {
				return line.stripLeading().startsWith("|") ? start + line.lastIndexOf('|') + 1 : start + matcher.end();
			}
			if (line.isBlank() && start < text.length()) {
				return Math.min(text.length(), end < 0 ? text.length() : end + 1);
			}
			if (start == 0) {
				return 0;
			}
			start--;
		}
		return start;
	}
}
