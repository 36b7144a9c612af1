package io.github.openrouter4e.editor.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.editor.CodePart;

/**
 * Finds what belongs to a place in a text by braces and indentation, in any language: a guess, with no parser asked.
 * Stateless.
 */
public final class TextSurroundings {

	/** How many lines are taken on each side where no function is found. */
	public static final int LINES_AROUND = 60;
	private static final int MOST_IMPORTS = 60;
	private static final int LONGEST = 60_000;
	private static final String LEFT_OUT = "\u2026"; //$NON-NLS-1$
	private static final Pattern IMPORT = Pattern
			.compile("(package|import|using|from|use|namespace|require|#include|#import)\\b.*", Pattern.DOTALL); //$NON-NLS-1$
	private static final Pattern NO_HEADER = Pattern.compile("[})\\]/*#@].*|(//|<!--|--).*", Pattern.DOTALL); //$NON-NLS-1$

	private TextSurroundings() {}

	/**
	 * The function around a place with the headers that it is indented under and the imports of its file; if there is none,
	 * the lines around.
	 *
	 * @param head      the beginning of the file, where its imports are
	 * @param text      the file, or as much of it as is around the place
	 * @param firstLine number of the text's first line in the file, from 1
	 * @param start     of the place in the text
	 * @param end       of the place in the text; the same for a cursor
	 */
	public static CodePart around(String head, String text, int firstLine, int start, int end) {
		var lines = new Lines(text);
		var function = EnclosingCode.of(text, start);
		if (function == null || function.end() < end || function.end() - function.start() > LONGEST) {
			return lines(lines, firstLine, lines.lineOf(start), lines.lineOf(Math.max(start, end - 1)), LINES_AROUND);
		}
		var first = lines.lineOf(function.start());
		var last = lines.lineOf(Math.max(function.start(), function.end() - 1));
		var code = new StringBuilder();
		imports(head, firstLine == 1 ? first - 1 : Integer.MAX_VALUE).forEach(line -> code.append(line).append('\n'));
		if (!code.isEmpty()) {
			code.append('\n');
		}
		for (var header : headers(lines, first)) {
			code.append(header).append('\n').append(LEFT_OUT).append('\n');
		}
		append(code, lines, first, last);
		return new CodePart(code.toString(), firstLine + first - 1, firstLine + last - 1, ""); //$NON-NLS-1$
	}

	/** Some lines around a line. */
	public static CodePart lines(String text, int line, int around) {
		var lines = new Lines(text);
		var known = Math.clamp(line, 1, lines.count());
		return lines(lines, 1, known, known, around);
	}

	private static CodePart lines(Lines lines, int firstLine, int first, int last, int around) {
		var from = Math.max(1, first - around);
		var to = Math.min(lines.count(), last + around);
		var code = new StringBuilder();
		append(code, lines, from, to);
		return new CodePart(code.toString(), firstLine + from - 1, firstLine + to - 1, ""); //$NON-NLS-1$
	}

	private static void append(StringBuilder code, Lines lines, int first, int last) {
		for (var line = first; line <= last; line++) {
			code.append(lines.get(line)).append(line == last ? "" : "\n"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private static ArrayList<String> imports(String head, int lastLine) {
		var lines = new Lines(head);
		var found = new ArrayList<String>();
		for (var number = 1; number <= Math.min(lastLine, lines.count()) && found.size() < MOST_IMPORTS; number++) {
			var line = lines.get(number);
			if (indent(line) == 0 && IMPORT.matcher(line).matches()) {
				found.add(line);
			}
		}
		return found;
	}

	/** The lines above that are indented less and less, the outermost first. */
	private static ArrayDeque<String> headers(Lines lines, int first) {
		var found = new ArrayDeque<String>();
		var depth = indent(lines.get(first));
		for (var number = first - 1; number >= 1 && depth > 0; number--) {
			var line = lines.get(number);
			if (!line.isBlank() && indent(line) < depth && !NO_HEADER.matcher(line.strip()).matches()) {
				found.push(line);
				depth = indent(line);
			}
		}
		return found;
	}

	private static int indent(String line) {
		var at = 0;
		while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
			at++;
		}
		return at;
	}
}
