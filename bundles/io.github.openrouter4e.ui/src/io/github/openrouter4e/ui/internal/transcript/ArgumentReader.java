package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.ui.internal.transcript.ToolCallView.Argument;

/**
 * Takes the arguments of a tool call apart, also while they arrive: a JSON object whose end may be missing. What is no object
 * becomes one argument without a name. For showing only; what runs is parsed strictly.
 */
@SuppressWarnings("nls") // JSON
final class ArgumentReader {

	/** Nobody reads more. */
	private static final int MOST = 50;

	private final CharSequence json;
	private int at;

	private ArgumentReader(CharSequence json) {
		this.json = json;
	}

	static List<Argument> read(CharSequence json) {
		return new ArgumentReader(json).arguments();
	}

	private List<Argument> arguments() {
		skipSpace();
		if (at >= json.length()) {
			return List.of();
		}
		if (json.charAt(at) != '{') {
			return List.of(new Argument("", json.toString()));
		}
		at++;
		var arguments = new ArrayList<Argument>();
		while (arguments.size() < MOST && next() && json.charAt(at) == '"') {
			var name = string();
			skipSpace();
			if (at < json.length() && json.charAt(at) == ':') {
				at++;
				skipSpace();
			}
			arguments.add(new Argument(name, at < json.length() && json.charAt(at) == '"' ? string() : raw()));
		}
		skipSpace();
		if (at < json.length() && json.charAt(at) != '}') {
			arguments.add(new Argument("", json.subSequence(at, json.length()).toString()));
		}
		return arguments;
	}

	/** @return false at the end */
	private boolean next() {
		while (at < json.length() && (Character.isWhitespace(json.charAt(at)) || json.charAt(at) == ',')) {
			at++;
		}
		return at < json.length() && json.charAt(at) != '}';
	}

	private void skipSpace() {
		while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
			at++;
		}
	}

	private String string() {
		var text = new StringBuilder();
		at++;
		while (at < json.length() && json.charAt(at) != '"') {
			if (json.charAt(at) == '\\') {
				at++;
				escape(text);
			} else {
				text.append(json.charAt(at++));
			}
		}
		at = Math.min(json.length(), at + 1);
		return text.toString();
	}

	private void escape(StringBuilder text) {
		if (at >= json.length()) {
			return; // the rest of it is still to come
		}
		var c = json.charAt(at++);
		switch (c) {
			case 'n' -> text.append('\n');
			case 't' -> text.append('\t');
			case 'r' -> text.append('\r');
			case 'b' -> text.append('\b');
			case 'f' -> text.append('\f');
			case 'u' -> {
				var end = Math.min(json.length(), at + 4);
				try {
					text.append((char) Integer.parseInt(json, at, end, 16));
				} catch (@SuppressWarnings("unused") NumberFormatException e) {
					text.append(json, at, end);
				}
				at = end;
			}
			default -> text.append(c);
		}
	}

	/** A number, a list and the like, up to its end. */
	private String raw() {
		var start = at;
		var depth = 0;
		while (at < json.length()) {
			var c = json.charAt(at);
			if (c == '"') {
				string();
				continue;
			}
			if (c == '{' || c == '[') {
				depth++;
			} else if (c == '}' || c == ']' || c == ',') {
				if (depth == 0) {
					break;
				}
				depth -= c == ',' ? 0 : 1;
			}
			at++;
		}
		return json.subSequence(start, at).toString().strip();
	}
}
