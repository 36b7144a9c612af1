package io.github.openrouter4e.agent.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.policy.CommandJudge.Level;
import io.github.openrouter4e.agent.policy.CommandJudge.Weight;
import io.github.openrouter4e.agent.policy.CommandLine.Form;
import io.github.openrouter4e.agent.policy.CommandLine.Word;

/**
 * Weighs that a program gets files that its command does not name. It may print those that are kept from models, and the name of
 * one may be an option. The first words of the command do not say so, and who agreed to them did not agree to that.
 */
@SuppressWarnings("nls") // commands, and words for the log
final class UnnamedFiles {

	private static final Weight READS = new Weight(Level.EXACT,
			"reads files that it does not name, perhaps some that are kept from models");

	/** Print what is in the files that they get. */
	private static final Set<String> READERS = Set.of("cat", "tac", "nl", "head", "tail", "less", "more", "bat", "grep",
			"egrep", "fgrep", "zgrep", "zcat", "rgrep", "ugrep", "rg", "ag", "ack", "diff", "cmp", "comm", "sort",
			"uniq",
			"cut", "paste", "join", "fold", "fmt", "pr", "column", "tr", "rev", "od", "xxd", "hexdump", "strings",
			"awk",
			"gawk", "mawk", "nawk", "sed", "jq", "yq", "base64", "base32", "look", "expand", "unexpand", "type",
			"findstr", "find", "get-content", "select-string", "format-hex", "import-csv");
	/** Search all files in a folder unless they are told otherwise. */
	private static final Set<String> SEARCHERS = Set.of("rg", "ag", "ack", "rgrep", "ugrep");
	private static final Pattern NAMES_ONLY = Pattern.compile("--files|--version|-V|--help|--type-list");
	private static final Pattern RECURSIVE_GREP = Pattern.compile(
			"-[a-zA-Z]*[rR].*|--r.*|--dereference-recursive|-[a-zA-Z]*d(recurse)?|--directories(=recurse)?|--d.*");
	private static final Pattern RECURSIVE_DIFF = Pattern.compile("-[a-zA-Z]*r.*|--r.*");
	/** What stands for names may begin with what options begin with. */
	private static final Pattern OPTION_LIKE = Pattern.compile("[-*?\\[+@!({].*", Pattern.DOTALL);

	private UnnamedFiles() {}

	/** Whether a program prints lines of files. */
	static boolean readsText(String name) {
		return READERS.contains(name);
	}

	/** @param arguments without the name */
	static Weight weigh(String name, List<Word> arguments, Shell shell) {
		var texts = arguments.stream().map(Word::text).toList();
		var weight = searches(name, texts, shell) ? READS : new Weight(Level.HARMLESS, "");
		if (readsText(name) && arguments.stream().anyMatch(word -> word.form() == Form.GLOB)) {
			weight = weight.max(READS);
		}
		return shell == Shell.POSIX && !name.equals("ls") && hasOptions(arguments)
				? weight.max(new Weight(KnownCommands.hasDangerousOptions(name) ? Level.ONCE : Level.EXACT,
						"the name of a file may be an option"))
				: weight;
	}

	private static boolean searches(String name, List<String> texts, Shell shell) {
		if (SEARCHERS.contains(name)) {
			return texts.stream().noneMatch(word -> NAMES_ONLY.matcher(word).matches());
		}
		return switch (name) {
			case "grep", "egrep", "fgrep", "zgrep" ->
				texts.stream().anyMatch(word -> RECURSIVE_GREP.matcher(word).matches());
			case "diff" -> texts.stream().anyMatch(word -> RECURSIVE_DIFF.matcher(word).matches());
			case "findstr" -> texts.stream().anyMatch(word -> word.matches("(?i)/.*s.*"));
			case "find" -> shell == Shell.CMD && texts.stream().anyMatch(word -> word.matches(".*[*?].*"));
			default -> false;
		};
	}

	/** Whether one of the names that a word stands for may be taken for an option. */
	private static boolean hasOptions(List<Word> arguments) {
		for (var word : arguments) {
			if (word.form() == Form.LITERAL && word.text().equals("--")) {
				return false;
			}
			if (word.form() == Form.GLOB && OPTION_LIKE.matcher(word.text()).matches()
					&& !word.text().matches("-[A-Za-z][\\w.]*=.*|--[\\w-]+=.*|-D.*")) {
				return true;
			}
		}
		return false;
	}
}
