package io.github.openrouter4e.agent.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.policy.CommandLine.Builder;
import io.github.openrouter4e.agent.policy.CommandLine.Form;
import io.github.openrouter4e.agent.policy.CommandLine.Redirection;
import io.github.openrouter4e.agent.policy.CommandLine.Simple;
import io.github.openrouter4e.agent.policy.CommandLine.Word;

/**
 * Takes commands for bash and its kin apart. Understands lists, pipelines, subshells, quotes, substitutions, redirections and
 * here-documents; the rest of the language, such as loops, functions and arithmetic, is a doubt.
 */
@SuppressWarnings("nls") // syntax, and words for the log
final class PosixParser {

	private static final int DEEPEST = 8;
	private static final Set<String> RESERVED = Set.of("if", "then", "else", "elif", "fi", "for", "while", "until",
			"do", "done", "case", "esac", "function", "select", "[[", "{", "}", "!", "coproc", "in");
	private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*(\\[[^\\]]*\\])?\\+?=");
	private static final String BLANKS = " \t";
	private static final String META = " \t\n;&|()<>";

	/** A here-document whose text follows after the line. */
	private record Document(String end, boolean indented, boolean literal) {
	}

	private final String text;
	private final List<Simple> commands;
	private final List<Document> documents = new ArrayList<>();
	private int at;
	private @Nullable String doubt;

	private PosixParser(String text, List<Simple> commands) {
		this.text = text;
		this.commands = commands;
	}

	static CommandLine parse(String text) {
		var parser = new PosixParser(text, new ArrayList<>());
		parser.list('\0', 0);
		return new CommandLine(parser.commands, parser.doubt);
	}

	private void doubt(String what) {
		doubt = doubt == null ? what : doubt;
		at = text.length();
	}

	private boolean ended() {
		return at >= text.length();
	}

	private char peek() {
		return at < text.length() ? text.charAt(at) : '\0';
	}

	private boolean take(String operator) {
		if (text.startsWith(operator, at)) {
			at += operator.length();
			return true;
		}
		return false;
	}

	/** Reads commands to the end, or to the closing parenthesis. */
	private void list(char end, int depth) {
		if (depth > DEEPEST) {
			doubt("too many parentheses");
		}
		var command = new Builder();
		while (doubt == null) {
			blanks();
			if (ended()) {
				command.finish(commands);
				if (end != '\0' || !documents.isEmpty()) {
					doubt("something is not closed");
				}
				return;
			}
			var c = peek();
			if (c == end) {
				at++;
				command.finish(commands);
				return;
			}
			if (!operator(c, command, depth)) {
				word(command, depth);
			}
		}
		command.finish(commands);
	}

	private void blanks() {
		while (!ended() && (BLANKS.indexOf(peek()) >= 0 || text.startsWith("\\\n", at))) {
			at += peek() == '\\' ? 2 : 1;
		}
	}

	/** @return false if a word begins here */
	private boolean operator(char c, Builder command, int depth) {
		switch (c) {
			case '\n' -> {
				at++;
				command.finish(commands);
				documents();
			}
			case ';' -> {
				at++;
				if (peek() == ';' || peek() == '&') {
					doubt("a case");
				}
				command.finish(commands);
			}
			case '&' -> {
				if (text.startsWith("&>", at)) {
					at++;
					redirection(command, depth);
				} else {
					at += text.startsWith("&&", at) ? 2 : 1;
					command.finish(commands);
				}
			}
			case '|' -> {
				var pipe = !text.startsWith("||", at);
				at += text.startsWith("||", at) || text.startsWith("|&", at) ? 2 : 1;
				command.finish(commands);
				command.piped = pipe;
			}
			case '(' -> {
				if (!command.isEmpty() || text.startsWith("((", at)) {
					doubt("a function, a list or arithmetic");
				} else {
					at++;
					list(')', depth + 1);
					command.group = true;
				}
			}
			case ')' -> doubt("a parenthesis too many");
			case '#' -> at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
			case '<', '>' -> {
				if (text.startsWith("(", at + 1)) {
					return false;
				}
				redirection(command, depth);
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private void redirection(Builder command, int depth) {
		if (take("<<<")) {
			blanks();
			command.document = true;
			read(depth);
		} else if (take("<<-") || take("<<")) {
			var indented = text.charAt(at - 1) == '-';
			blanks();
			var from = at;
			var end = read(depth);
			var literal = !text.substring(from, Math.min(at, text.length())).equals(end.text());
			if (end.text().isEmpty() || end.form() != Form.LITERAL) {
				doubt("the end of a here-document");
			}
			command.document = true;
			documents.add(new Document(end.text(), indented, literal));
		} else {
			var write = !take("<") | take(">"); // <> is both
			write |= take(">") | take("|");
			var duplicate = take("&");
			blanks();
			if (ended() || META.indexOf(peek()) >= 0 && !text.startsWith("<(", at) && !text.startsWith(">(", at)) {
				doubt("a redirection to nowhere");
				return;
			}
			var target = read(depth);
			if (!duplicate || !target.text().matches("[0-9]+-?|-")) {
				command.redirections.add(new Redirection(target, write || duplicate));
			}
		}
	}

	/** Skips the texts of here-documents, which begin with the line. */
	private void documents() {
		for (var document : documents) {
			var closed = false;
			while (!closed && !ended()) {
				var stop = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
				var line = text.substring(at, stop);
				at = Math.min(text.length(), stop + 1);
				closed = (document.indented() ? line.replaceFirst("^\t+", "") : line).equals(document.end());
				if (!closed && !document.literal() && line.matches(".*[$`\\\\].*")) {
					doubt("something is expanded in a here-document");
				}
			}
			if (!closed) {
				doubt("a here-document without an end");
			}
		}
		documents.clear();
	}

	private void word(Builder command, int depth) {
		var from = at;
		var word = read(depth);
		if (doubt != null) {
			return;
		}
		var written = text.substring(from, at);
		if ((peek() == '<' || peek() == '>') && written.matches("[0-9]+") && !text.startsWith("(", at + 1)) {
			redirection(command, depth);
		} else if (command.group) {
			doubt("a word after a parenthesis");
		} else if (command.words.isEmpty() && ASSIGNMENT.matcher(written).lookingAt()) {
			command.assigns = true;
		} else if (command.words.isEmpty() && RESERVED.contains(written)) {
			doubt("the language of the shell beyond commands");
		} else {
			command.words.add(word);
		}
	}

	/** Reads one word. */
	private Word read(int depth) {
		var word = new StringBuilder();
		var form = Form.LITERAL;
		var from = at;
		while (doubt == null && !ended()) {
			var c = peek();
			if ((c == '<' || c == '>') && text.startsWith("(", at + 1)) {
				at += 2;
				list(')', depth + 1);
				form = Form.DYNAMIC;
			} else if (META.indexOf(c) >= 0) {
				if (c == '(') {
					doubt("a parenthesis in a word");
				}
				break;
			} else {
				at++;
				switch (c) {
					case '\\' -> {
						if (ended()) {
							doubt("a backslash at the end");
						} else if (peek() != '\n') {
							word.append(peek());
						}
						at++;
					}
					case '\'' -> {
						var end = text.indexOf('\'', at);
						if (end < 0) {
							doubt("a quote without an end");
						} else {
							word.append(text, at, end);
							at = end + 1;
						}
					}
					case '"' -> form = quoted(word, depth) ? Form.DYNAMIC : form;
					case '$' -> form = expansion(word, depth, false) ? Form.DYNAMIC : form;
					case '`' -> {
						backquotes(depth);
						form = Form.DYNAMIC;
					}
					case '*', '?', '[' -> {
						word.append(c);
						form = form == Form.DYNAMIC || word.toString().equals("[") && endsHere() ? form : Form.GLOB;
					}
					case '{' -> {
						word.append(c);
						if (braces()) {
							doubt("braces");
						}
					}
					default -> word.append(c);
				}
			}
		}
		if (form == Form.LITERAL && from < at && text.charAt(from) == '=' && word.length() > 1) {
			form = Form.DYNAMIC; // zsh takes it for the path of a command
		}
		return new Word(word.toString(), form);
	}

	private boolean endsHere() {
		return ended() || META.indexOf(peek()) >= 0;
	}

	/** Whether braces are expanded to several words. */
	private boolean braces() {
		for (var i = at; i < text.length() && META.indexOf(text.charAt(i)) < 0; i++) {
			if (text.charAt(i) == ',' || text.startsWith("..", i) || "\"'$`\\{".indexOf(text.charAt(i)) >= 0) {
				return true;
			}
			if (text.charAt(i) == '}') {
				return false;
			}
		}
		return true;
	}

	/** @return whether something is expanded in it */
	private boolean quoted(StringBuilder word, int depth) {
		var dynamic = false;
		while (doubt == null) {
			if (ended()) {
				doubt("a quote without an end");
				return dynamic;
			}
			var c = text.charAt(at++);
			switch (c) {
				case '"' -> {
					return dynamic;
				}
				case '\\' -> {
					var next = peek();
					if ("$`\"\\".indexOf(next) >= 0 && next != '\0') {
						word.append(next);
						at++;
					} else if (next == '\n') {
						at++;
					} else {
						word.append(c);
					}
				}
				case '$' -> dynamic |= expansion(word, depth, true);
				case '`' -> {
					backquotes(depth);
					dynamic = true;
				}
				default -> word.append(c);
			}
		}
		return dynamic;
	}

	/** What follows a dollar sign. */
	private boolean expansion(StringBuilder word, int depth, boolean quoted) {
		var c = peek();
		word.append('$');
		if (c == '(') {
			if (text.startsWith("((", at)) {
				doubt("arithmetic");
			} else {
				at++;
				list(')', depth + 1);
			}
			return true;
		}
		if (c == '{') {
			var end = text.indexOf('}', at);
			var name = end < 0 ? "" : text.substring(at + 1, end);
			if (name.matches("[A-Za-z_]\\w*")) {
				word.append(name);
				at = end + 1;
			} else {
				doubt("an expansion of a variable with more than its name");
			}
			return true;
		}
		if (c == '[' || !quoted && (c == '\'' || c == '"')) {
			doubt("a quote with escapes, or arithmetic");
			return true;
		}
		if (Character.isLetter(c) || c == '_') {
			while (Character.isLetterOrDigit(peek()) || peek() == '_') {
				word.append(text.charAt(at++));
			}
			return true;
		}
		if ("0123456789@*#?-$!".indexOf(c) >= 0 && c != '\0') {
			word.append(text.charAt(at++));
			return true;
		}
		return false;
	}

	/** Backslashes within backquotes are undone once more, which is not worth understanding. */
	private void backquotes(int depth) {
		var end = text.indexOf('`', at);
		var inner = end < 0 ? "\\" : text.substring(at, end);
		if (inner.indexOf('\\') >= 0) {
			doubt("backquotes");
			return;
		}
		at = end + 1;
		var parser = new PosixParser(inner, commands);
		parser.list('\0', depth + 1);
		if (parser.doubt != null) {
			doubt(parser.doubt);
		}
	}
}
