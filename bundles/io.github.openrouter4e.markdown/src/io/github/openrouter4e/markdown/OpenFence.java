package io.github.openrouter4e.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.FencedCodeBlock;

import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.markdown.code.LineHighlighter;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.parser.NestedFences;

/**
 * A code block whose closing fence has not come yet. It takes lines one by one,
 * so that the ten-thousandth costs what the first did.
 */
final class OpenFence {

	private final char mark;
	private final int length;
	private final int indent;
	private final ShownCode code;
	private final LineHighlighter highlighter;
	private final NestedFences nested;

	/**
	 * @param opening the line of the opening fence
	 * @param code    takes the lines
	 */
	OpenFence(FencedCodeBlock block, String opening, ShownCode code, LineHighlighter highlighter) {
		this.code = code;
		this.mark = block.getFenceCharacter().charAt(0);
		this.length = block.getOpeningFenceLength();
		this.indent = block.getFenceIndent();
		this.highlighter = highlighter;
		this.nested = new NestedFences(mark, length, opening.strip().substring(length));
	}

	/** The lines that the parser has already taken off their indentation. */
	List<CodeLine> begin(String literal) {
		var lines = new ArrayList<CodeLine>();
		literal.lines().forEach(line -> lines.add(add(line)));
		return lines;
	}

	boolean closes(String line) {
		if (nested.isOpen()) {
			return false;
		}
		var spaces = spaces(line, 3);
		var end = spaces;
		while (end < line.length() && line.charAt(end) == mark) {
			end++;
		}
		return end - spaces >= length && isSpace(line, end);
	}

	/** Whether the unfinished line could still become the closing fence. */
	boolean mayClose(String line) {
		if (nested.isOpen()) {
			return false;
		}
		var end = line.length();
		while (end > 0 && isSpace(line, end - 1)) {
			end--;
		}
		return line.chars().limit(end).skip(spaces(line, 3)).allMatch(c -> c == mark);
	}

	CodeLine next(String line) {
		return add(line.substring(spaces(line, indent)));
	}

	private CodeLine add(String line) {
		nested.take(line);
		return highlighter.next(code.line(line));
	}

	CodeLine peek(String line) {
		return highlighter.peek(code.unfinished(line.substring(spaces(line, indent))));
	}

	/** Nothing is shown of the unfinished line. */
	void hideUnfinished() {
		code.unfinished(""); //$NON-NLS-1$
	}

	private static boolean isSpace(String line, int from) {
		return line.chars().skip(from).allMatch(c -> c == ' ' || c == '\t');
	}

	private static int spaces(String line, int atMost) {
		var count = 0;
		while (count < atMost && count < line.length() && line.charAt(count) == ' ') {
			count++;
		}
		return count;
	}
}
