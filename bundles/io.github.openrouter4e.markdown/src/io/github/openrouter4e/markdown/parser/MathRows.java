package io.github.openrouter4e.markdown.parser;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Matrices, cases and lines of equations on one line: commas between columns, semicolons between rows. One pass without recursion,
 * however deep they stand in each other.
 */
@SuppressWarnings("nls") // TeX commands and signs
final class MathRows {

	private final String tex;
	/** What is written of each environment that is open, innermost first; the formula itself is last. */
	private final Deque<Environment> open = new ArrayDeque<>();

	private record Environment(String name, StringBuilder text) {
		Environment(String name) {
			this(name, new StringBuilder());
		}
	}

	private MathRows(String tex) {
		this.tex = tex;
	}

	/** @return TeX without environments */
	static String inline(String tex) {
		return new MathRows(tex).inline();
	}

	private String inline() {
		open.push(new Environment(""));
		var i = 0;
		while (i < tex.length()) {
			i = step(i);
		}
		while (open.size() > 1) {
			close();
		}
		return open.element().text().toString();
	}

	private int step(int i) {
		var environment = open.element();
		var c = tex.charAt(i);
		if (c == '&') {
			separate(environment, isTable(environment.name()) ? ", " : " ");
			return i + 1;
		}
		if (c != '\\') {
			environment.text().append(c);
			return i + 1;
		}
		if (tex.startsWith("\\\\", i)) {
			separate(environment, environment.name().isEmpty() ? " " : "; ");
			return argument(i + 2, '[', ']');
		}
		if (tex.startsWith("\\hline", i)) {
			return i + "\\hline".length();
		}
		var begins = tex.startsWith("\\begin{", i);
		if (begins || tex.startsWith("\\end{", i)) {
			var start = tex.indexOf('{', i) + 1;
			var end = argument(start - 1, '{', '}');
			if (end > start) {
				var name = tex.substring(start, end - 1).replace("*", "");
				if (begins) {
					open.push(new Environment(name));
					return "array".equals(name) ? argument(end, '{', '}') : end;
				}
				if (open.size() > 1) {
					close();
				}
				return end;
			}
		}
		var end = Math.min(tex.length(), i + 2); // \& is a sign
		environment.text().append(tex, i, end);
		return end;
	}

	/** The end of a short argument, or {@code at} if none begins there. */
	private int argument(int at, char first, char last) {
		if (at < tex.length() && tex.charAt(at) == first) {
			for (var end = at + 1; end < Math.min(tex.length(), at + 30); end++) {
				if (tex.charAt(end) == last) {
					return end + 1;
				}
			}
		}
		return at;
	}

	private static void separate(Environment environment, String separator) {
		var text = environment.text();
		stripEnd(text);
		if (!text.isEmpty() && ",;".indexOf(text.charAt(text.length() - 1)) >= 0) {
			text.append(' '); // written by the author, too
		} else if (!text.isEmpty() || separator.startsWith(",")) {
			text.append(separator);
		}
	}

	private void close() {
		var closed = open.pop();
		var text = closed.text();
		stripEnd(text);
		if (!text.isEmpty() && text.charAt(text.length() - 1) == ';') {
			text.setLength(text.length() - 1);
		}
		open.element().text().append(sign(closed.name(), "(", "[", "\\{", "|", "‖")).append(text.toString().strip())
				.append(sign("cases".equals(closed.name()) ? "" : closed.name(), ")", "]", "\\}", "|", "‖"));
	}

	private static void stripEnd(StringBuilder text) {
		while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
			text.setLength(text.length() - 1);
		}
	}

	private static boolean isTable(String name) {
		return name.endsWith("matrix") || "array".equals(name) || "cases".equals(name);
	}

	private static String sign(String name, String round, String square, String curly, String single, String twice) {
		return switch (name) {
			case "pmatrix" -> round;
			case "bmatrix" -> square;
			case "Bmatrix", "cases" -> curly;
			case "vmatrix" -> single;
			case "Vmatrix" -> twice;
			default -> "";
		};
	}
}
