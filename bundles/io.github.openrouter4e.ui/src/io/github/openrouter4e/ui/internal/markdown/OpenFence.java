package io.github.openrouter4e.ui.internal.markdown;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.FencedCodeBlock;

/**
 * A code block whose closing fence has not come yet. It takes lines one by one,
 * so that the ten-thousandth costs what the first did.
 */
final class OpenFence {

	private final char mark;
	private final int length;
	private final int indent;
	private final LineHighlighter highlighter;

	OpenFence(FencedCodeBlock block, LineHighlighter highlighter) {
		this.mark = block.getFenceCharacter().charAt(0);
		this.length = block.getOpeningFenceLength();
		this.indent = block.getFenceIndent();
		this.highlighter = highlighter;
	}

	/** The lines that the parser has already taken off their indentation. */
	List<CodeLine> begin(String literal) {
		var lines = new ArrayList<CodeLine>();
		literal.lines().forEach(line -> lines.add(highlighter.next(line)));
		return lines;
	}

	boolean closes(String line) {
		var spaces = spaces(line, 3);
		var end = spaces;
		while (end < line.length() && line.charAt(end) == mark) {
			end++;
		}
		return end - spaces >= length && line.substring(end).isBlank();
	}

	/** Whether the unfinished line could still become the closing fence. */
	boolean mayClose(String line) {
		return line.isBlank() || line.strip().chars().allMatch(c -> c == mark);
	}

	CodeLine next(String line) {
		return highlighter.next(line.substring(spaces(line, indent)));
	}

	CodeLine peek(String line) {
		return highlighter.peek(line.substring(spaces(line, indent)));
	}

	private static int spaces(String line, int atMost) {
		var count = 0;
		while (count < atMost && count < line.length() && line.charAt(count) == ' ') {
			count++;
		}
		return count;
	}
}
