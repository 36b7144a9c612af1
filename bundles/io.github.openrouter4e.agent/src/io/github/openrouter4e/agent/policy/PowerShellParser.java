package io.github.openrouter4e.agent.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.openrouter4e.agent.policy.CommandLine.Builder;
import io.github.openrouter4e.agent.policy.CommandLine.Form;
import io.github.openrouter4e.agent.policy.CommandLine.Redirection;
import io.github.openrouter4e.agent.policy.CommandLine.Simple;
import io.github.openrouter4e.agent.policy.CommandLine.Word;

/**
 * Takes commands for PowerShell apart: names with arguments, pipelines, quotes and redirections. Expressions, blocks, calls by
 * variable and escapes are a doubt.
 */
@SuppressWarnings("nls") // syntax, and words for the log
final class PowerShellParser {

	private static final Set<String> RESERVED = Set.of("if", "for", "foreach", "while", "do", "switch", "function",
			"filter", "try", "trap", "throw", "return", "param", "begin", "process", "end", "class", "enum", "using",
			"data", "workflow", "exit", "break", "continue");
	/** Some quotes and dashes of typography count as those of the keyboard. */
	private static final String TYPOGRAPHIC = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u2013\u2014\u2015";

	private PowerShellParser() {}

	static CommandLine parse(String text) {
		var commands = new ArrayList<Simple>();
		var command = new Builder();
		var doubt = parse(text, command, commands);
		command.finish(commands);
		return new CommandLine(commands, doubt.isEmpty() ? null : doubt);
	}

	/** @return empty if everything was understood */
	private static String parse(String text, Builder command, List<Simple> commands) {
		var at = 0;
		while (at < text.length()) {
			var c = text.charAt(at);
			if (c == ' ' || c == '\t') {
				at++;
			} else if (c == '#' && !text.startsWith("#>", at)) {
				at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
			} else if (c == ';' || c == '\n' || c == '|' || text.startsWith("&&", at)) {
				var pipe = c == '|' && !text.startsWith("||", at);
				at += c == '&' || text.startsWith("||", at) ? 2 : 1;
				command.finish(commands);
				command.piped = pipe;
			} else if (c == '>' || "123456*".indexOf(c) >= 0 && text.startsWith(">", at + 1)) {
				at += c == '>' ? 1 : 2;
				at += text.startsWith(">", at) ? 1 : 0;
				if (text.startsWith("&", at)) {
					at += 2; // another of the streams
					continue;
				}
				while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
					at++;
				}
				var target = new StringBuilder();
				var form = new Form[]{Form.LITERAL};
				at = word(text, at, target, form);
				if (at < 0 || target.isEmpty()) {
					return "a redirection to nowhere";
				}
				command.redirections.add(new Redirection(new Word(target.toString(), form[0]), true));
			} else {
				var word = new StringBuilder();
				var form = new Form[]{Form.LITERAL};
				var next = word(text, at, word, form);
				if (next < 0) {
					return "expressions, blocks, escapes or calls by variable";
				}
				if (command.words.isEmpty() && ("\"'$[0123456789+-!,".indexOf(c) >= 0
						|| RESERVED.contains(word.toString().toLowerCase(Locale.ROOT)))) {
					return "an expression or a statement";
				}
				command.words.add(new Word(word.toString(), form[0]));
				at = next;
			}
		}
		return "";
	}

	/** @return where it ends; −1 if that is in doubt */
	private static int word(String text, int from, StringBuilder word, Form[] form) {
		var at = from;
		while (at < text.length()) {
			var c = text.charAt(at);
			if ("`(){}@&<".indexOf(c) >= 0 || TYPOGRAPHIC.indexOf(c) >= 0 || text.startsWith("--%", at)) {
				return -1;
			}
			if (c == '\'') {
				at = single(text, at + 1, word);
			} else if (c == '"') {
				at = twofold(text, at + 1, word, form);
			} else if (" \t\n;|>".indexOf(c) >= 0) {
				return at;
			} else {
				if (c == '$') {
					form[0] = Form.DYNAMIC;
				} else if ((c == '*' || c == '?' || c == '[') && form[0] == Form.LITERAL) {
					form[0] = Form.GLOB;
				}
				word.append(c);
				at++;
			}
			if (at < 0) {
				return -1;
			}
		}
		return at;
	}

	private static int single(String text, int from, StringBuilder word) {
		for (var at = from; at < text.length(); at++) {
			if (text.charAt(at) == '\'') {
				if (!text.startsWith("'", at + 1)) {
					return at + 1;
				}
				at++;
			}
			if (TYPOGRAPHIC.indexOf(text.charAt(at)) >= 0) {
				return -1;
			}
			word.append(text.charAt(at));
		}
		return -1;
	}

	private static int twofold(String text, int from, StringBuilder word, Form[] form) {
		for (var at = from; at < text.length(); at++) {
			var c = text.charAt(at);
			if (c == '"') {
				return text.startsWith("\"", at + 1) ? -1 : at + 1;
			}
			if (c == '`' || TYPOGRAPHIC.indexOf(c) >= 0 || c == '$' && text.startsWith("(", at + 1)) {
				return -1;
			}
			if (c == '$') {
				form[0] = Form.DYNAMIC;
			}
			word.append(c);
		}
		return -1;
	}
}
