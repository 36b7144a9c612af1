package io.github.openrouter4e.editor.context;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds the method or function around a place in a text by its braces or its indentation, for any language: a guess, with no
 * parser asked. The time is linear in the length of the text. Stateless.
 *
 * @param start offset of its first line
 * @param end   offset behind its last line
 */
public record EnclosingCode(int start, int end) {

	/** Words before a parenthesis and a brace that begin no method. */
	@SuppressWarnings("nls")
	private static final Set<String> STATEMENTS = Set.of("if", "for", "while", "switch", "catch", "else", "do", "try",
			"synchronized", "using", "lock", "return", "match", "new", "with", "when", "foreach", "unless", "elif");
	/** What a function begins with where indentation tells where it ends. */
	@SuppressWarnings("nls")
	private static final Set<String> INDENTED = Set.of("def", "async");

	/**
	 * What stands before a brace.
	 *
	 * @param start where the statement begins that the brace belongs to
	 * @param brace where the brace is
	 */
	private record Head(int start, int brace) {
	}

	/** @return null if the place is in none */
	public static @Nullable EnclosingCode of(String text, int offset) {
		var braces = inBraces(text, Math.clamp(offset, 0, text.length()));
		return braces != null ? braces : indented(text, Math.clamp(offset, 0, text.length()));
	}

	/** The innermost block whose head looks like that of a method. */
	private static @Nullable EnclosingCode inBraces(String text, int offset) {
		var heads = new ArrayDeque<Head>(); // of the open braces
		EnclosingCode best = null;
		var statement = 0;
		for (var at = 0; at < text.length(); at++) {
			var skipped = skip(text, at);
			if (skipped > at) {
				at = skipped - 1;
				continue;
			}
			switch (text.charAt(at)) {
				case '{' -> {
					heads.push(new Head(statement, at));
					statement = at + 1;
				}
				case '}' -> {
					var head = heads.isEmpty() ? new Head(at, at) : heads.pop();
					var begin = firstLine(text, head.start());
					if (best == null && begin <= offset && offset <= lineEnd(text, at) && isMethod(text, head)) {
						best = new EnclosingCode(begin, lineEnd(text, at));
					}
					statement = at + 1;
				}
				case ';' -> statement = at + 1;
				default -> {
					// part of the statement
				}
			}
		}
		return best;
	}

	/** Behind a comment or a string that begins here; else where it was. */
	private static int skip(String text, int at) {
		var c = text.charAt(at);
		if (text.startsWith("//", at)) { //$NON-NLS-1$
			return lineEnd(text, at);
		}
		if (text.startsWith("/*", at)) { //$NON-NLS-1$
			var end = text.indexOf("*/", at + 2); //$NON-NLS-1$
			return end < 0 ? text.length() : end + 2;
		}
		if (text.startsWith("\"\"\"", at)) { //$NON-NLS-1$
			var end = text.indexOf("\"\"\"", at + 3); //$NON-NLS-1$
			return end < 0 ? text.length() : end + 3;
		}
		if (c == '`') { // a template, which may have braces in it
			var end = text.indexOf('`', at + 1);
			return end < 0 ? at : end + 1;
		}
		if (c == '"' || c == '\'') {
			for (var i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
				if (text.charAt(i) == '\\') {
					i++;
				} else if (text.charAt(i) == c) {
					return i + 1;
				}
			}
		}
		return at;
	}

	private static boolean isMethod(String text, Head head) {
		var start = firstCode(text, head.start());
		var parenthesis = start < head.brace() ? text.indexOf('(', start) : -1;
		if (parenthesis < 0 || parenthesis > head.brace()) {
			return false;
		}
		var open = text.substring(parenthesis, head.brace()).chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
		var before = text.substring(start, parenthesis).strip();
		var first = before.split("\\W+", 2)[0]; //$NON-NLS-1$
		var name = before.substring(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')) + 1);
		return open == 0 && !before.isEmpty() && before.indexOf('=') < 0
				&& !STATEMENTS.contains(first.toLowerCase(Locale.ROOT)) && !STATEMENTS.contains(name);
	}

	/** Comments before a method belong to it, but say nothing about what it is. */
	private static int firstCode(String text, int from) {
		var at = from;
		while (at < text.length()) {
			if (Character.isWhitespace(text.charAt(at))) {
				at++;
			} else if (text.startsWith("//", at) || text.startsWith("/*", at)) { //$NON-NLS-1$ //$NON-NLS-2$
				at = Math.max(at + 1, skip(text, at));
			} else if (text.charAt(at) == '@') { // an annotation, with what is in its parentheses
				at = afterAnnotation(text, at);
			} else {
				return at;
			}
		}
		return at;
	}

	private static int afterAnnotation(String text, int from) {
		var at = from + 1;
		while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
			at++;
		}
		if (at < text.length() && text.charAt(at) == '(') {
			var close = text.indexOf(')', at);
			return close < 0 ? text.length() : close + 1;
		}
		return at;
	}

	/** The first line of a statement that says something. */
	private static int firstLine(String text, int from) {
		var at = from;
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
		return Math.max(from, text.lastIndexOf('\n', Math.max(0, at - 1)) + 1);
	}

	private static int lineEnd(String text, int at) {
		var end = text.indexOf('\n', at);
		return end < 0 ? text.length() : end;
	}

	private static @Nullable EnclosingCode indented(String text, int offset) {
		var line = text.lastIndexOf('\n', offset - 1) + 1;
		var depth = isBlank(text, line) ? Integer.MAX_VALUE : depth(text, line) + 1;
		for (var at = line;; at = text.lastIndexOf('\n', at - 2) + 1) {
			if (!isBlank(text, at) && depth(text, at) < depth) {
				var words = text.substring(at, lineEnd(text, at)).strip().split("\\W+", 2); //$NON-NLS-1$
				if (INDENTED.contains(words[0])) {
					var end = blockEnd(text, at);
					return offset <= end ? new EnclosingCode(at, end) : null;
				}
				depth = depth(text, at);
			}
			if (at == 0) {
				return null;
			}
		}
	}

	private static int blockEnd(String text, int start) {
		var end = lineEnd(text, start);
		for (var at = end + 1; at < text.length(); at = lineEnd(text, at) + 1) {
			if (!isBlank(text, at)) {
				if (depth(text, at) <= depth(text, start)) {
					return end;
				}
				end = lineEnd(text, at);
			}
		}
		return end;
	}

	private static boolean isBlank(String text, int line) {
		return line + depth(text, line) >= lineEnd(text, line);
	}

	private static int depth(String text, int line) {
		var at = line;
		while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
			at++;
		}
		return at - line;
	}
}
