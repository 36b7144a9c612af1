package io.github.openrouter4e.agent.policy;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.policy.CommandLine.Builder;
import io.github.openrouter4e.agent.policy.CommandLine.Form;
import io.github.openrouter4e.agent.policy.CommandLine.Redirection;
import io.github.openrouter4e.agent.policy.CommandLine.Simple;
import io.github.openrouter4e.agent.policy.CommandLine.Word;

/**
 * Takes commands for the command prompt of Windows apart. Variables are a doubt: they are replaced before anything else, and
 * may hold whole commands.
 */
@SuppressWarnings("nls") // syntax, and words for the log
final class CmdParser {

	private static final Set<String> RESERVED = Set.of("if", "for", "goto", "else", "do", "in", "setlocal",
			"endlocal", "shift", "exit");
	/** Commands of the shell itself, which need no blank behind them. */
	private static final Pattern GLUED = Pattern.compile(
			"(?i)(cd|chdir|md|mkdir|rd|rmdir|del|erase|dir|type|copy|move|ren|rename|echo|set|call|start|path|mklink"
					+ "|pushd|popd|cls|ver|vol)([./\\\\:+\\[\\]].*)");

	private CmdParser() {}

	static CommandLine parse(String text) {
		var commands = new ArrayList<Simple>();
		var command = new Builder();
		var at = 0;
		while (at < text.length()) {
			var c = text.charAt(at);
			if (c == ' ' || c == '\t') {
				at++;
			} else if (c == '&' || c == '|') {
				var twice = text.startsWith(String.valueOf(c) + c, at);
				at += twice ? 2 : 1;
				command.finish(commands);
				command.piped = c == '|' && !twice;
			} else if ("()\n\r".indexOf(c) >= 0) {
				command.finish(commands);
				return new CommandLine(commands, "parentheses or several lines");
			} else if (c == '<' || c == '>') {
				at += text.startsWith(">>", at) ? 2 : 1;
				if (text.startsWith("&", at)) {
					at += 2; // another of the streams
					continue;
				}
				while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
					at++;
				}
				var target = new StringBuilder();
				at = word(text, at, target);
				if (at < 0 || target.isEmpty()) {
					command.finish(commands);
					return new CommandLine(commands, "a redirection to nowhere");
				}
				command.redirections.add(new Redirection(new Word(target.toString(), Form.LITERAL), c == '>'));
			} else {
				var word = new StringBuilder();
				var next = word(text, at, word);
				if (next < 0) {
					command.finish(commands);
					return new CommandLine(commands, "variables, quotes or escapes");
				}
				if (word.toString().matches("[0-9]") && next < text.length() && "<>".indexOf(text.charAt(next)) >= 0) {
					at = next;
					continue;
				}
				if (command.words.isEmpty()) {
					var written = text.substring(at, next);
					if (!written.startsWith("\"") && (written.matches(".*[,;=].*")
							|| RESERVED.contains(written.toLowerCase(java.util.Locale.ROOT)))) {
						return new CommandLine(commands, "the language of the shell beyond commands");
					}
					while (!word.isEmpty() && word.charAt(0) == '@') {
						word.deleteCharAt(0);
					}
					var glued = GLUED.matcher(word);
					if (glued.matches()) {
						command.words.add(new Word(glued.group(1), Form.LITERAL));
						word = new StringBuilder(glued.group(2));
					}
				}
				command.words.add(new Word(word.toString(),
						word.indexOf("*") >= 0 || word.indexOf("?") >= 0 ? Form.GLOB : Form.LITERAL));
				at = next;
			}
		}
		command.finish(commands);
		return new CommandLine(commands, null);
	}

	/** @return where it ends; −1 if that is in doubt */
	private static int word(String text, int from, StringBuilder word) {
		var quoted = false;
		var at = from;
		for (; at < text.length(); at++) {
			var c = text.charAt(at);
			if (c == '%' || c == '!' || c == '\n' || c == '\r' || c == '\\' && text.startsWith("\"", at + 1)
					&& quoted) {
				return -1;
			}
			if (c == '"') {
				quoted = !quoted;
			} else if (quoted) {
				word.append(c);
			} else if (c == '^') {
				at++;
				if (at >= text.length() || "\n\r%!\"".indexOf(text.charAt(at)) >= 0) {
					return -1;
				}
				word.append(text.charAt(at));
			} else if (" \t&|<>()".indexOf(c) >= 0) {
				return at;
			} else {
				word.append(c);
			}
		}
		return quoted ? -1 : at;
	}
}
