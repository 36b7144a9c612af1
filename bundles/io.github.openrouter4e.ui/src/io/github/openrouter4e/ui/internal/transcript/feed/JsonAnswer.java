package io.github.openrouter4e.ui.internal.transcript.feed;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonFactory;

/**
 * An answer that is nothing but JSON, as a model gives it that follows a schema: shown as a code block with one value a line,
 * while Markdown would run it together. Stateless.
 */
final class JsonAnswer {

	private static final JsonFactory FACTORY = new JsonFactory();
	private static final String OPENING = "```json\n"; //$NON-NLS-1$
	private static final String CLOSING = "\n```"; //$NON-NLS-1$
	private static final String INDENT = "  "; //$NON-NLS-1$
	/** Indentation multiplies what is nested deeply; what would become longer is shown as it is. */
	private static final int LONGEST = 2_000_000;

	private JsonAnswer() {}

	/** What an answer must begin with to be shown as JSON while it arrives; at its end it is decided by all of it. */
	static String opening(CharSequence text) {
		var first = first(text, 0);
		return first < text.length() && text.charAt(first) == '{' ? OPENING : ""; //$NON-NLS-1$
	}

	/** {@return the answer as Markdown: itself, unless it is an object or an array} */
	static String markdown(CharSequence text) {
		var whole = text.toString();
		var json = readable(whole);
		return json == null ? whole : OPENING + json + CLOSING;
	}

	/** {@return whether the whole answer is an object or an array} */
	static boolean isJson(String text) {
		var first = first(text, 0);
		if (first == text.length() || text.charAt(first) != '{' && text.charAt(first) != '[') {
			return false;
		}
		try (var parser = FACTORY.createParser(text)) {
			parser.nextToken();
			parser.skipChildren();
			return parser.nextToken() == null;
		} catch (@SuppressWarnings("unused") IOException e) {
			return false;
		}
	}

	private static int first(CharSequence text, int from) {
		var at = from;
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
		return at;
	}

	/** Only white space changes: numbers and strings stay as the model wrote them. */
	private static @Nullable String readable(String text) {
		if (!isJson(text)) {
			return null;
		}
		var out = new StringBuilder();
		var depth = 0;
		for (var at = 0; at < text.length(); at++) {
			var c = text.charAt(at);
			switch (c) {
				case '"' -> {
					var end = stringEnd(text, at);
					out.append(text, at, end);
					at = end - 1;
				}
				case '{', '[' -> {
					out.append(c);
					var next = first(text, at + 1);
					if (text.charAt(next) == '}' || text.charAt(next) == ']') {
						out.append(text.charAt(next));
						at = next;
					} else {
						line(out, ++depth);
					}
				}
				case '}', ']' -> {
					line(out, --depth);
					out.append(c);
				}
				case ',' -> line(out.append(c), depth);
				case ':' -> out.append(": "); //$NON-NLS-1$
				case ' ', '\t', '\r', '\n' -> {
					// between values
				}
				default -> out.append(c);
			}
			if (out.length() > LONGEST) {
				return text.strip();
			}
		}
		return out.toString();
	}

	private static void line(StringBuilder out, int depth) {
		out.append('\n').append(INDENT.repeat(depth));
	}

	/** Behind a string that begins there. */
	private static int stringEnd(String text, int from) {
		var at = from + 1;
		while (text.charAt(at) != '"') {
			at += text.charAt(at) == '\\' ? 2 : 1;
		}
		return at + 1;
	}
}
