package io.github.openrouter4e.agent.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.policy.CommandJudge.Level;
import io.github.openrouter4e.agent.policy.CommandJudge.Weight;

/** Weighs what git is called for. What git runs by its configuration, hooks and drivers is not harmless. */
@SuppressWarnings("nls") // git
final class GitCommands {

	private static final Set<String> READING = Set.of("log", "diff", "show", "status", "blame", "shortlog", "describe",
			"rev-parse", "ls-files", "ls-tree", "rev-list", "name-rev", "merge-base", "count-objects", "cherry",
			"diff-tree", "for-each-ref", "show-ref", "check-ignore", "version", "--version");
	private static final Set<String> ALWAYS_ASKED = Set.of("push", "clean", "filter-branch", "filter-repo", "difftool",
			"mergetool", "config", "daemon", "send-email", "upload-pack", "receive-pack", "shell", "credential",
			"update-ref", "hook", "submodule", "instaweb", "gui", "citool", "maintenance", "p4", "svn", "clone",
			"restore", "fast-import", "remote-ext", "remote-fd", "cvsserver", "http-backend", "symbolic-ref", "replace",
			"fetch-pack", "send-pack", "update-index", "bisect");
	private static final Pattern EXECUTING = Pattern.compile(
			"(--upload-pack|--receive-pack|--exec|--open-files-in-pager|--output|--extcmd|--config|--template|--separate-git-dir"
					+ "|--server-option)(=.*)?");
	private static final Pattern DRIVERS = Pattern
			.compile("--(ext-diff|textconv|filters|no-index|contents|show-signature)(=.*)?");
	/** Options of the harmless three that only choose what is shown. */
	private static final Pattern SHOWING = Pattern.compile("-[sbzpvi]|-[0-9]+|-n[0-9]*|-U[0-9]+|-[MC][0-9]*%?"
			+ "|-u(no|all|normal)?|--(short|branch|porcelain|long|stat|shortstat|numstat|summary|dirstat|name-only|name-status"
			+ "|cached|staged|check|raw|patch|no-patch|oneline|graph|all|decorate|no-decorate|merges|no-merges|follow"
			+ "|first-parent|reverse|abbrev-commit|no-ext-diff|no-textconv|ignored|untracked-files|no-renames|minimal"
			+ "|ignore-all-space|ignore-space-change|ignore-blank-lines|word-diff|no-color|color|no-abbrev|date-order|topo-order"
			+ "|tags|branches|remotes|relative-date|full-history|show-stash|ahead-behind|no-ahead-behind|stat-width"
			+ "|since|until|after|before|author|committer|grep|max-count|skip|format|pretty|date|abbrev|unified|diff-filter"
			+ "|color-moved|find-renames|left-right|invert-grep|regexp-ignore-case)(=.*)?|--");

	/** Options that make a difference a summary. */
	private static final String SUMMARY = "-s|--(no-patch|stat|shortstat|numstat|summary|dirstat|name-only|name-status|raw)(=.*)?";
	/** Options that show lines of files, or make what they are known by. */
	private static final String TEXT = "-p|-u|-c|-v|--cc|--patch|--patch-with-.*|-U.*|--unified.*|--word-diff.*|--color-words.*"
			+ "|--color-moved.*|--check|-S.*|-G.*|-L.*|--full-diff|-W|--function-context";

	private GitCommands() {}

	/**
	 * @param words with the name in front
	 * @param literal whether all of them are what they say
	 * @param moved whether an earlier part may have gone to another folder, which may be a repository of somebody else
	 */
	static Weight weigh(List<String> words, boolean literal, boolean moved) {
		var at = 1;
		var least = Level.HARMLESS;
		while (at < words.size() && words.get(at).startsWith("-") && !READING.contains(words.get(at))) {
			var option = words.get(at);
			if (option.equals("-C")) {
				least = Level.EXACT;
				at++;
			} else if (!option.matches("--no-pager|--no-optional-locks|--literal-pathspecs|-P")) {
				return new Weight(Level.ONCE, "an option of git that can run programs");
			}
			at++;
		}
		if (at >= words.size()) {
			return new Weight(Level.PREFIX, "git");
		}
		var command = words.get(at);
		if (command.startsWith(CommandJudge.UNKNOWN)) {
			return new Weight(Level.ONCE, "what git is to do is not known before");
		}
		var rest = words.subList(at + 1, words.size());
		var weight = weigh(command, rest, literal && !moved);
		return new Weight(Level.max(weight.level(), least), weight.why());
	}

	private static Weight weigh(String command, List<String> rest, boolean harmlessPossible) {
		var level = level(command, rest);
		if (rest.stream().anyMatch(word -> EXECUTING.matcher(word).matches()
				|| KnownCommands.abbreviates(word, EXECUTING))) {
			return new Weight(Level.ONCE, "an option of git that can run programs or write files");
		}
		if (rest.stream().anyMatch(word -> DRIVERS.matcher(word).matches())) {
			level = Level.max(level, Level.EXACT);
		}
		if (level == Level.PREFIX && showsText(command, rest)) {
			return new Weight(Level.EXACT, "shows lines of files that it does not name");
		}
		if (level == Level.PREFIX && harmlessPossible && isHarmless(command, rest)) {
			return new Weight(Level.HARMLESS, "only reads");
		}
		return new Weight(level, level == Level.ONCE
				? "git " + command + " cannot be taken back, or runs something"
				: "git " + command);
	}

	private static Level level(String command, List<String> rest) {
		if (ALWAYS_ASKED.contains(command)) {
			return Level.ONCE;
		}
		if (READING.contains(command)) {
			return Level.PREFIX;
		}
		return switch (command) {
			case "add", "commit" -> has(rest, "--amend|-e|--edit|--no-verify|-n") ? Level.EXACT : Level.PREFIX;
			case "reset" -> has(rest, "--(hard|merge|keep)") ? Level.ONCE : Level.EXACT;
			case "checkout", "switch" -> has(rest, "--|\\.|-f|--force|--discard-changes|-B|-C|--.*|:.*|.*\\*.*")
					? Level.ONCE
					: Level.EXACT;
			case "branch" -> has(rest, "-[dDmMfcC]|--(delete|move|force|copy|edit-description)")
					? Level.ONCE
					: has(rest, "[^-].*|--set.*|--unset.*|-u") ? Level.EXACT : Level.PREFIX;
			case "tag" -> has(rest, "-[dfsu]|--(delete|force|sign)") ? Level.ONCE : Level.EXACT;
			case "stash" -> has(rest, "drop|clear|pop|apply|branch")
					? Level.ONCE
					: has(rest, "list|show") ? Level.PREFIX : Level.EXACT;
			case "rebase" -> has(rest, "-x.*|-i|--interactive|--root|--edit-todo") ? Level.ONCE : Level.EXACT;
			case "rm" -> has(rest, "-[a-z]*[rf][a-z]*|--force") ? Level.ONCE : Level.EXACT;
			case "remote" -> rest.isEmpty() || rest.equals(List.of("-v")) ? Level.PREFIX : Level.ONCE;
			case "reflog" -> has(rest, "expire|delete") ? Level.ONCE : Level.PREFIX;
			case "grep" -> has(rest, "-O.*") ? Level.ONCE : Level.PREFIX;
			case "worktree" -> has(rest, "list") ? Level.PREFIX : Level.ONCE;
			default -> Level.EXACT; // changes something, talks to a server, or is an alias that can be anything
		};
	}

	private static boolean has(List<String> words, String pattern) {
		return words.stream().anyMatch(word -> word.matches(pattern));
	}

	private static boolean isHarmless(String command, List<String> rest) {
		var drivers = command.equals("diff") || command.equals("log") && has(rest, "-p|--patch|-U.*|--unified.*"
				+ "|--raw|--stat.*|--numstat|--shortstat|--dirstat.*|--summary|--word-diff.*|--check|--color-moved.*|-[MC].*");
		return switch (command) {
			case "status", "log", "diff" -> rest.stream().allMatch(word -> !word.startsWith("-")
					|| SHOWING.matcher(word).matches())
					&& (!drivers || rest.containsAll(List.of("--no-ext-diff", "--no-textconv")));
			default -> false;
		};
	}

	/** The text of files may be one that an ignore file keeps from models; the tool for differences looks at that. */
	private static boolean showsText(String command, List<String> rest) {
		return switch (command) {
			case "diff", "show" -> !has(rest, SUMMARY) || has(rest, TEXT);
			case "diff-tree", "log", "rev-list", "stash", "reflog" -> has(rest, TEXT);
			case "status" -> has(rest, "-v+|--verbose");
			case "grep" -> !has(rest, "-l|-L|-c|--files-with(out)?-match(es)?|--name-only|--count");
			default -> false;
		};
	}
}
