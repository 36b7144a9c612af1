package io.github.openrouter4e.agent.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.policy.CommandLine.Form;
import io.github.openrouter4e.agent.policy.CommandLine.Redirection;
import io.github.openrouter4e.agent.policy.CommandLine.Simple;
import io.github.openrouter4e.agent.policy.CommandLine.Word;

/**
 * Weighs a command: unwraps what only starts another one, and finds out for each part how widely the user may agree to it. What
 * the built-in list does not know is asked about; what can do more than its first words say can be agreed to only to the letter,
 * or each time anew.
 */
@SuppressWarnings("nls") // commands, and words for the log
final class CommandJudge {

	/** How far a part may be trusted, from the most to the least. */
	enum Level {
		/** Reads only, within the folder. */
		HARMLESS,
		/** Can be agreed to by its first words. */
		PREFIX,
		/** Can be agreed to as it is, to the letter. */
		EXACT,
		/** Is asked about each time. */
		ONCE,
		/** Is refused. */
		DENIED;

		static Level max(Level a, Level b) {
			return a.compareTo(b) >= 0 ? a : b;
		}
	}

	/** A level with its reason. */
	record Weight(Level level, String why) {

		Weight max(Weight other) {
			return other.level.compareTo(level) > 0 ? other : this;
		}
	}

	/** A program that is started. @param words as rules compare them; those that are not known before begin with NUL */
	record Part(List<String> words, Level level, String why) {
	}

	/** @param why of the strictest part */
	record Judged(List<Part> parts, Level level, String why) {
	}

	private static final int DEEPEST = 6;
	/** Folders that are kept in mind: each {@code cd} doubles them. */
	private static final int MOST_FOLDERS = 64;
	/** First words that are offered, and all words if they are not many. */
	private static final int SHORT = 3;
	private static final int LONG = 8;
	/** What a word begins with that is not known before. */
	static final String UNKNOWN = "\0";
	private static final Weight WITHHELD = new Weight(Level.ONCE, "a file that is kept from models");
	private static final Weight DOUBT = new Weight(Level.ONCE, "what it starts is not known before");

	private final Shell shell;
	private final List<String> roots;
	private final List<Part> parts;
	private final Predicate<String> withheld;
	/**
	 * Where the shell may be, from the folder of the command; each ends with a slash unless it is empty. A {@code cd} that fails,
	 * or that is in a subshell, a pipeline, or behind {@code ||}, leaves the shell where it was.
	 */
	private final Set<String> folders = new LinkedHashSet<>(Set.of(""));
	private Weight strictest = new Weight(Level.HARMLESS, "");
	private boolean moved;

	private CommandJudge(Shell shell, List<String> roots, List<Part> parts, Predicate<String> withheld) {
		this.withheld = withheld;
		this.shell = shell;
		this.roots = roots;
		this.parts = parts;
	}

	/**
	 * @param nested   whether the folder may be in a repository of somebody else
	 * @param withheld whether a file is kept from models
	 */
	static Judged judge(CommandLine line, Shell shell, List<String> roots, boolean nested,
			Predicate<String> withheld) {
		var judge = new CommandJudge(shell, roots, new ArrayList<>(), withheld);
		judge.moved = nested;
		judge.line(line, 0);
		if (judge.parts.isEmpty()) {
			judge.strictest = judge.strictest.max(new Weight(Level.ONCE, "no command"));
		}
		return new Judged(List.copyOf(judge.parts), judge.strictest.level(), judge.strictest.why());
	}

	private void line(CommandLine line, int depth) {
		if (line.doubt() != null) {
			strictest = strictest.max(new Weight(Level.ONCE, "not understood with certainty: " + line.doubt()));
		}
		for (var command : line.commands()) {
			simple(command, depth);
		}
	}

	private void simple(Simple command, int depth) {
		var weight = new Weight(Level.HARMLESS, "only reads");
		for (var redirection : command.redirections()) {
			weight = weight.max(redirection(redirection));
		}
		if (command.assigns()) {
			weight = weight.max(new Weight(Level.EXACT, "sets variables"));
		}
		if (command.document()) {
			weight = weight.max(new Weight(Level.EXACT, "reads a text in the command"));
		}
		if (command.words().isEmpty()) {
			add(List.of(), weight);
		} else {
			words(command.words(), command.piped(), weight, depth);
		}
	}

	private Weight redirection(Redirection redirection) {
		var target = redirection.target().text();
		if (Paths.isNowhere(target)) {
			return new Weight(Level.HARMLESS, "");
		}
		if (Paths.isVault(target)) {
			return new Weight(Level.DENIED, "passwords");
		}
		if (Paths.isSecret(target)) {
			return new Weight(Level.ONCE, "a file that probably holds secrets");
		}
		if (!redirection.write() && isWithheld(target)) {
			return WITHHELD;
		}
		var known = redirection.target().form() == Form.LITERAL && !Paths.leaves(target, shell, roots);
		if (!redirection.write()) {
			return new Weight(known ? Level.PREFIX : Level.EXACT, "reads a file");
		}
		return !known
				? new Weight(Level.ONCE, "writes to a file outside of the folder")
				: ExecutingFiles.matches(target)
						? new Weight(Level.ONCE, "writes to a file that runs programs")
						: new Weight(Level.EXACT, "writes to a file");
	}

	private void add(List<String> words, Weight weight) {
		parts.add(new Part(List.copyOf(words), weight.level(), weight.why()));
		strictest = strictest.max(weight);
	}

	private void words(List<Word> words, boolean piped, Weight least, int depth) {
		if (words.isEmpty() || words.getFirst().form() != Form.LITERAL || depth > DEEPEST) {
			add(List.of(), least.max(DOUBT));
			return;
		}
		var name = KnownCommands.name(words.getFirst().text(), shell);
		var wrapper = KnownCommands.wrapper(name);
		if (shell != Shell.POWERSHELL && wrapper != null) {
			unwrap(wrapper, words, piped, least, depth);
		} else if (KnownCommands.POSIX_SHELLS.contains(name)) {
			posixShell(words, piped, least, depth);
		} else if (name.equals("cmd")) {
			prompt(words, least, depth);
		} else if (name.equals("powershell") || name.equals("pwsh")) {
			powerShell(words, least, depth);
		} else if (name.equals("find") && shell == Shell.POSIX) {
			find(words, least, depth);
		} else {
			leaf(name, words, piped, least);
		}
	}

	/** {@code env}, {@code timeout} and such: what they start is what counts. */
	private void unwrap(KnownCommands.Wrapper wrapper, List<Word> words, boolean piped, Weight least, int depth) {
		var weight = least.max(new Weight(wrapper.least(), wrapper.name() + " starts something"));
		var at = 1;
		var operands = wrapper.operands();
		while (at < words.size()) {
			var word = words.get(at);
			var text = word.text();
			if (word.form() != Form.LITERAL) {
				add(List.of(), weight.max(DOUBT));
				return;
			}
			if (text.equals("--")) {
				at++;
				break;
			}
			if (wrapper.assigns() && text.matches("[A-Za-z_]\\w*=.*")) {
				weight = weight.max(new Weight(Level.EXACT, "sets variables"));
				at++;
			} else if (wrapper.valued().contains(text)) {
				at += 2;
			} else if (wrapper.flags().matcher(text).matches()) {
				at++;
			} else if (text.startsWith("-")) {
				add(List.of(), weight.max(DOUBT));
				return;
			} else if (operands > 0) {
				operands--;
				at++;
			} else {
				break;
			}
		}
		if (at >= words.size()) {
			leaf(wrapper.name(), words, piped, weight.max(new Weight(Level.EXACT, wrapper.name())));
			return;
		}
		var inner = new ArrayList<>(words.subList(at, words.size()));
		if (wrapper.appends()) {
			if (words.subList(1, at).stream().anyMatch(word -> word.text().matches("-I.*|--replace.*"))) {
				inner.replaceAll(word -> new Word(word.text(), Form.DYNAMIC)); // any of them may be replaced
			}
			inner.add(new Word("", Form.DYNAMIC));
		}
		words(inner, piped && !wrapper.appends(), weight, depth + 1);
	}

	private void posixShell(List<Word> words, boolean piped, Weight least, int depth) {
		var at = 1;
		var plain = true;
		for (; at < words.size() && words.get(at).text().matches("[-+].+"); at++) {
			var option = words.get(at).text();
			plain = false;
			if (option.matches("[-+]o") && at + 1 < words.size() && words.get(at + 1).text().matches("[a-z]+")) {
				at++;
				continue;
			}
			if (option.matches("-[a-zA-Z]*c[a-zA-Z]*")) {
				var text = at + 1 < words.size() ? words.get(at + 1) : null;
				if (text != null && text.text().startsWith("-")) {
					text = null; // options may follow
				}
				inner(text, Shell.POSIX, least, depth);
				return;
			}
			if (!option.matches("-[aefhiklmnptuvxBCEHP]+|--(login|norc|noprofile|posix)")) {
				add(List.of(), least.max(DOUBT));
				return;
			}
		}
		if (at >= words.size() || words.get(at).form() != Form.LITERAL) {
			add(List.of(), least.max(new Weight(Level.ONCE, "a shell that runs whatever it reads")));
			return;
		}
		leaf(words.getFirst().text(), words, piped,
				least.max(new Weight(plain ? Level.PREFIX : Level.EXACT, "runs a script")));
	}

	private void prompt(List<Word> words, Weight least, int depth) {
		for (var at = 1; at < words.size(); at++) {
			var option = words.get(at).text().toLowerCase(Locale.ROOT);
			if (option.matches("/[ck].*")) {
				var text = new StringBuilder(words.get(at).text().substring(2));
				for (var word : words.subList(at + 1, words.size())) {
					if (word.form() == Form.DYNAMIC) {
						add(List.of(), least.max(DOUBT));
						return;
					}
					text.append(' ').append(word.text());
				}
				inner(new Word(text.toString().strip(), Form.LITERAL), Shell.CMD, least, depth);
				return;
			}
			if (!option.matches("/[dsqau]|/e:o(n|ff)|/f:o(n|ff)|/v:off")) {
				break;
			}
		}
		add(List.of(), least.max(DOUBT));
	}

	private void powerShell(List<Word> words, Weight least, int depth) {
		for (var at = 1; at < words.size(); at++) {
			var option = words.get(at).text().toLowerCase(Locale.ROOT);
			if (option.matches("-c(ommand)?")) {
				var text = new StringBuilder();
				for (var word : words.subList(at + 1, words.size())) {
					if (word.form() == Form.DYNAMIC) {
						add(List.of(), least.max(DOUBT));
						return;
					}
					text.append(word.text()).append(' ');
				}
				inner(new Word(text.toString().strip(), Form.LITERAL), Shell.POWERSHELL, least, depth);
				return;
			}
			if (!option.matches("-(noprofile|nop|nologo|noninteractive)")) {
				break;
			}
		}
		add(List.of(), least.max(DOUBT));
	}

	/** A command within a word. */
	private void inner(@Nullable Word text, Shell language, Weight least, int depth) {
		if (text == null || text.form() == Form.DYNAMIC || text.text().isBlank() || depth >= DEEPEST) {
			add(List.of(), least.max(DOUBT));
			return;
		}
		var judge = new CommandJudge(language, roots, parts, withheld);
		judge.moved = moved;
		judge.folders.addAll(folders);
		judge.strictest = strictest.max(least);
		if (least.level().compareTo(Level.PREFIX) > 0) {
			add(List.of(), least);
		}
		judge.line(language.parse(text.text()), depth + 1);
		moved = judge.moved;
		folders.addAll(judge.folders);
		strictest = strictest.max(judge.strictest);
	}

	private void find(List<Word> words, Weight least, int depth) {
		var weight = least;
		for (var at = 1; at < words.size(); at++) {
			var text = words.get(at).text();
			if (text.matches("-(exec|execdir|ok|okdir)")) {
				var inner = new ArrayList<Word>();
				for (at++; at < words.size() && !words.get(at).text().matches("[;+]"); at++) {
					inner.add(words.get(at).text().contains("{}")
							? new Word(words.get(at).text(), Form.DYNAMIC)
							: words.get(at));
				}
				words(inner, false, least, depth + 1);
				weight = weight.max(new Weight(Level.EXACT, "find starts something"));
			} else if (text.matches("-(delete|fprint|fprint0|fprintf|fls|files0-from)")) {
				weight = weight.max(new Weight(Level.ONCE, "find deletes or writes files"));
			}
		}
		leaf("find", words, false, weight);
	}

	/** A program, or a command of the shell itself. */
	private void leaf(String name, List<Word> words, boolean piped, Weight least) {
		var texts = words.stream().map(Word::text).toList();
		var arguments = words.subList(1, words.size());
		var literal = arguments.stream().allMatch(word -> word.form() == Form.LITERAL);
		var outside = arguments.stream().anyMatch(word -> Paths.leaves(word.text(), shell, roots));
		var weight = least.max(KnownCommands.weigh(name, texts, literal, outside));
		if (name.equals("git")) {
			weight = weight.max(GitCommands.weigh(comparable(name, words), literal, moved || shell == Shell.CMD));
		}
		if (!isPlainName(words.getFirst().text())) {
			weight = weight.max(Paths.leaves(words.getFirst().text(), shell, roots)
					? new Weight(Level.EXACT, "a program outside of the folder")
					: new Weight(Level.PREFIX, "a program of the project"));
		}
		if (KnownCommands.changesFolder(name)) {
			weight = weight.max(outside || !literal || !staysBelow(texts)
					? new Weight(Level.EXACT, "goes to another folder")
					: new Weight(Level.HARMLESS, ""));
			moved = true;
			if (texts.size() == 2 && literal && !outside) {
				weight = weight.max(enter(texts.getLast()));
			}
		} else if (!(KnownCommands.isHarmless(name, texts, shell, piped) && !outside
				&& arguments.stream().noneMatch(word -> word.form() == Form.DYNAMIC)) && !name.equals("git")) {
			weight = weight.max(new Weight(Level.PREFIX, "runs " + name));
		}
		weight = weight.max(UnnamedFiles.weigh(name, arguments, shell));
		var reads = UnnamedFiles.readsText(name) || name.equals("git") && texts.contains("blame");
		for (var word : arguments) {
			weight = weight.max(argument(word, outside));
			if (reads && isWithheld(word.text())) {
				weight = weight.max(WITHHELD);
			}
		}
		add(comparable(name, words), weight);
	}

	private Weight enter(String name) {
		for (var folder : List.copyOf(folders)) {
			folders.add((Paths.isAbsolute(name) ? name : folder + name) + '/');
		}
		if (folders.size() <= MOST_FOLDERS) {
			return new Weight(Level.HARMLESS, "");
		}
		folders.clear(); // the rest of the command does not take for ever; it is asked about whatever it reads
		folders.add("");
		return new Weight(Level.ONCE, "goes to too many folders");
	}

	private boolean isWithheld(String path) {
		return folders.stream().anyMatch(folder -> withheld.test(Paths.isAbsolute(path) ? path : folder + path));
	}

	/** Without a word {@code cd} goes to the home folder, but for the command prompt, which tells where it is. */
	private boolean staysBelow(List<String> texts) {
		return texts.size() == 1
				? shell == Shell.CMD
				: texts.size() == 2 && !texts.getLast().startsWith("-") && !texts.getLast().startsWith("+");
	}

	private static Weight argument(Word word, boolean outside) {
		if (Paths.isVault(word.text())) {
			return new Weight(Level.DENIED, "passwords");
		}
		if (Paths.isSecret(word.text())) {
			return new Weight(Level.ONCE, "a file that probably holds secrets");
		}
		return word.form() == Form.DYNAMIC
				? new Weight(Level.EXACT, "arguments not known before")
				: outside
						? new Weight(Level.EXACT, "names files outside of the folder")
						: new Weight(Level.HARMLESS, "");
	}

	/** Whether it is looked for in the path, or is where systems keep such programs. */
	private boolean isPlainName(String written) {
		return written.indexOf('/') < 0 && (shell == Shell.POSIX || written.indexOf('\\') < 0)
				|| shell == Shell.POSIX && written.matches("(/usr)?/bin/[^/]+");
	}

	private List<String> comparable(String name, List<Word> words) {
		var texts = new ArrayList<String>();
		for (var word : words) {
			var first = texts.isEmpty();
			texts.add(word.form() != Form.LITERAL
					? UNKNOWN + word.text()
					: !first || !isPlainName(word.text())
							? word.text()
							: shell == Shell.POSIX ? word.text().substring(word.text().lastIndexOf('/') + 1) : name);
		}
		return texts;
	}

	/** Whether a program begins with the words of a rule. */
	static boolean begins(List<String> words, List<String> rule) {
		return isNarrow(rule) && words.size() >= rule.size() && words.subList(0, rule.size()).equals(rule);
	}

	/** The first words of a program that the user may agree to. */
	static List<List<String>> prefixes(List<String> words) {
		var prefixes = new ArrayList<List<String>>();
		for (var length = 1; length <= words.size(); length++) {
			var prefix = words.subList(0, length);
			if ((length <= SHORT || length == words.size() && length <= LONG) && isNarrow(prefix)
					&& !(prefix.getLast().startsWith("-") && length < words.size())) {
				prefixes.add(List.copyOf(prefix));
			}
		}
		return prefixes;
	}

	/** Whether words say what happens: programs that do anything need at least a second one. */
	private static boolean isNarrow(List<String> words) {
		return !words.isEmpty() && words.stream().noneMatch(word -> word.startsWith(UNKNOWN) || word.isEmpty())
				&& (words.size() > 1 && words.stream().skip(1).anyMatch(word -> !word.startsWith("-"))
						|| Set.of("cat", "head", "tail", "wc", "grep", "rg", "tree", "stat", "file", "diff", "du",
								"which", "echo", "type", "findstr", "get-content", "select-string")
								.contains(words.getFirst())
						|| words.getFirst().matches("\\.[/\\\\].*") && words.size() == 1);
	}
}
