package io.github.openrouter4e.markdown.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Closes what is open in one paragraph: code, emphasis, links. */
@SuppressWarnings("nls") // marks of Markdown
final class UnfinishedInline {

	private static final List<String> CLOSING_TAGS = HtmlTag.NAMES.stream().map(name -> "</" + name + ">").toList();

	/** Nobody has so much open; the rest shows as stars until it is closed. */
	private static final int MOST_CLOSERS = 40;

	private final String text;
	/** The marks that wait for their counterpart, innermost first. */
	private final Deque<String> open = new ArrayDeque<>();
	private int bracket = -1;
	private int address = -1;
	private int contentEnd;

	private UnfinishedInline(String text) {
		this.text = text;
	}

	static String mend(String text) {
		return new UnfinishedInline(text).mend();
	}

	private String mend() {
		var i = 0;
		while (i < text.length()) {
			i = step(i);
		}
		if (address >= 0) {
			return linkText(text.substring(0, address - 1)) + closers(true);
		}
		if (bracket >= 0) {
			return linkText(text) + closers(true);
		}
		// an opening mark with nothing behind it yet would show as stars
		var stripped = contentEnd < text.length() && !open.isEmpty();
		return (stripped ? text.substring(0, contentEnd) : text) + closers(!stripped);
	}

	/** The text with the last opening bracket (and the bang of an image) taken out. */
	private String linkText(String shown) {
		var start = bracket > 0 && text.charAt(bracket - 1) == '!' ? bracket - 1 : bracket;
		return shown.substring(0, start) + shown.substring(bracket + 1);
	}

	private String closers(boolean withLast) {
		var closers = new StringBuilder();
		var first = true;
		for (var mark : open) {
			if (closers.length() > MOST_CLOSERS) {
				break;
			}
			if (!first || withLast) {
				closers.append(mark);
			}
			first = false;
		}
		return closers.toString();
	}

	private int step(int i) {
		var c = text.charAt(i);
		if (address >= 0) {
			if (c == ')') {
				address = -1;
				bracket = -1;
			}
			return i + 1;
		}
		switch (c) {
			case '\\' :
				contentEnd = i + 2;
				return i + 2;
			case '`' :
				return code(i);
			case '<' :
				return tag(i);
			case '*', '_', '~' :
				return emphasis(i, c);
			case '[' :
				bracket = i;
				return i + 1;
			case ']' :
				if (bracket >= 0 && i + 1 < text.length() && text.charAt(i + 1) == '(') {
					address = i + 1;
					return i + 2;
				}
				bracket = -1;
				break;
			default :
				break;
		}
		if (!Character.isWhitespace(c)) {
			contentEnd = i + 1;
		}
		return i + 1;
	}

	private int tag(int i) {
		for (var closing : CLOSING_TAGS) {
			if (text.regionMatches(true, i + 1, closing, 2, closing.length() - 2)) {
				open.push(closing);
				return i + closing.length() - 1;
			}
			if (text.regionMatches(true, i, closing, 0, closing.length())) {
				if (closing.equals(open.peek())) {
					open.pop();
				}
				contentEnd = i + closing.length();
				return contentEnd;
			}
		}
		contentEnd = i + 1;
		return contentEnd;
	}

	private int code(int i) {
		var end = runEnd(i, '`');
		var run = text.substring(i, end);
		for (var close = text.indexOf(run, end); close >= 0; close = text.indexOf(run, runEnd(close, '`'))) {
			if (runEnd(close, '`') - close == run.length()) {
				contentEnd = close + run.length();
				return contentEnd;
			}
		}
		open.push(run);
		contentEnd = text.substring(end).isBlank() ? contentEnd : text.length();
		return text.length();
	}

	private int emphasis(int i, char c) {
		var end = runEnd(i, c);
		var mark = text.substring(i, end);
		var spaceBefore = i == 0 || Character.isWhitespace(text.charAt(i - 1));
		var spaceAfter = end < text.length() && Character.isWhitespace(text.charAt(end));
		var inWord = c == '_' && !spaceBefore && end < text.length() && Character.isLetterOrDigit(text.charAt(end));
		if (mark.length() > 3 || c == '~' && mark.length() != 2 || inWord) {
			contentEnd = end;
			return end;
		}
		if (!spaceBefore && close(mark)) {
			contentEnd = end;
		} else if (!spaceAfter) {
			open.push(mark);
		}
		return end;
	}

	/** Closes the innermost marks that the run closes; a run of three may close two. */
	private boolean close(String mark) {
		var rest = mark.length();
		while (rest > 0 && !open.isEmpty() && open.element().charAt(0) == mark.charAt(0)
				&& open.element().length() <= rest) {
			rest -= open.pop().length();
		}
		if (rest > 0 && rest < mark.length() || rest == mark.length() && !open.isEmpty()
				&& open.element().charAt(0) == mark.charAt(0) && open.element().length() > rest) {
			var outer = open.isEmpty() ? "" : open.pop();
			if (outer.length() > rest) {
				open.push(outer.substring(rest));
			}
			return true;
		}
		return rest == 0;
	}

	private int runEnd(int start, char c) {
		var end = start;
		while (end < text.length() && text.charAt(end) == c) {
			end++;
		}
		return end;
	}
}
