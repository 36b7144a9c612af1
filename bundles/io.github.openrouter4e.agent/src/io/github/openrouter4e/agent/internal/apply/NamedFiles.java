package io.github.openrouter4e.agent.internal.apply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.apply.CodeBlock;

/** Which files a code block names, the surest way first. Pure. */
@SuppressWarnings("nls") // forms that models write
final class NamedFiles {

	private static final String PATH = "(?:[\\w@.+-]+[/\\\\])*[\\w@.+-]*\\.\\w{1,10}";
	/** After the language: alone, behind a colon, or as {@code title="…"}. */
	private static final Pattern INFO = Pattern
			.compile("(?:^|[\\s:])(?:(?:title|file|filename|path)\\s*[=:]\\s*)?[\"']?(" + PATH
					+ ")[\"']?(?=$|[\\s,}#:])");
	/** A comment that holds nothing else. */
	private static final Pattern COMMENT = Pattern.compile(
			"^\\s*(?://+|#+|--|;+|%|/\\*+|<!--|\\{/\\*)\\s*(?:(?:file(?:name)?|path)\\s*:\\s*)?[`\"']?(" + PATH
					+ ")[`\"']?\\s*(?:\\*/|-->|\\*/\\})?\\s*$",
			Pattern.CASE_INSENSITIVE);
	/** A line of the answer that holds nothing else, or says little more. */
	private static final Pattern ALONE = Pattern.compile(
			"^(?:\\d+[.)]\\s*)?(?:(?:new |updated? |changed? )?(?:file|path|filename)?\\s*:?\\s*)?[\"']?(" + PATH
					+ ")[\"']?\\s*(?:\\([^()]*\\))?\\s*:?$",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern QUOTED = Pattern.compile("`(" + PATH + ")`");
	/** What a name has that stands in a text: there, {@code List.of} may be code. */
	private static final Pattern FILE = Pattern.compile(".*/.*|.*\\.(?:bat|bash|c|cc|cfg|conf|cpp|cs|css|csv|dart|go|"
			+ "gradle|groovy|h|hpp|html?|ini|java|js|json|jsx|kts?|less|lua|md|mf|mjs|php|pl|pro|properties|proto|ps1|py|r|rb|"
			+ "rs|scala|scss|sh|sql|svelte|swift|toml|tsx?|txt|vue|xml|xsd|ya?ml)", Pattern.CASE_INSENSITIVE);
	/** What the user would run. */
	private static final Pattern SHELL = Pattern.compile(
			"bash|sh|zsh|fish|shell|shell-?session|console|terminal|powershell|ps1|pwsh|bat|cmd",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern SCRIPT = Pattern.compile(".*\\.(?:sh|bash|zsh|fish|ps1|bat|cmd)",
			Pattern.CASE_INSENSITIVE);
	/** What may have been printed. */
	private static final Pattern PLAIN = Pattern.compile("(?:text|txt|plain|output|log)?", Pattern.CASE_INSENSITIVE);
	private static final Pattern DIFF_HEAD = Pattern.compile("(?m)^\\+\\+\\+ (?:b/)?(" + PATH + ")");
	private static final Pattern JAVA_PACKAGE = Pattern.compile("(?m)^\\h*+package\\s++([\\w.]++)\\s*+;");
	private static final Pattern JAVA_TYPE = Pattern.compile(
			"(?m)^(?:(?:public|abstract|final|sealed|non-sealed|strictfp)\\h++){0,6}+(?:class|interface|record|enum|@interface)\\s++(\\w+)");

	/** What is longer is no name, nor a line that says one. */
	private static final int LONGEST_LINE = 1_000;

	private NamedFiles() {}

	/** {@return paths, as a whole or only their ends; never one that leads outside} */
	static List<String> of(CodeBlock block) {
		return all(block).stream().filter(NamedFiles::staysInside).toList();
	}

	/** {@return paths that lead outside of where they begin} */
	static List<String> outside(CodeBlock block) {
		return all(block).stream().filter(path -> !staysInside(path)).toList();
	}

	/** Whether a block is in a language of what is run or printed, and not of a file. */
	static boolean isCommand(CodeBlock block) {
		return isShell(block) || PLAIN.matcher(language(block)).matches();
	}

	private static boolean isShell(CodeBlock block) {
		return SHELL.matcher(language(block)).matches();
	}

	/** {@return the first word behind the fence; "" if there is none} */
	static String language(CodeBlock block) {
		return block.info().strip().split("[\\s:{]", 2)[0];
	}

	private static List<String> all(CodeBlock block) {
		var paths = new LinkedHashSet<String>();
		var afterLanguage = block.info().strip().replaceFirst("^\\w+(?=[\\s:])", "");
		find(INFO, afterLanguage, paths);
		if (Changes.isDifference(block.code())) {
			block.code().lines().anyMatch(line -> line.startsWith("+++ ") && find(DIFF_HEAD, line, paths));
		}
		block.code().lines().filter(line -> !line.isBlank()).findFirst()
				.ifPresent(line -> find(COMMENT, line, paths));
		var declared = JAVA_PACKAGE.matcher(block.code());
		var type = JAVA_TYPE.matcher(block.code());
		if (declared.find() && type.find(declared.end())) {
			paths.add(declared.group(1).replace('.', '/') + '/' + type.group(1) + ".java");
		}
		block.before().stream().flatMap(line -> inText(line, isCommand(block)).stream())
				.filter(path -> !isShell(block) || SCRIPT.matcher(path).matches()).forEach(paths::add);
		return paths.stream().map(path -> path.replace('\\', '/')).toList();
	}

	/** The only file that a line names. @param isCommand whether the name must be all that the line says */
	private static List<String> inText(String line, boolean isCommand) {
		if (line.length() > LONGEST_LINE) {
			return List.of();
		}
		var alone = ALONE.matcher(line.replace("`", ""));
		if (alone.matches() && FILE.matcher(alone.group(1)).matches()) {
			return List.of(alone.group(1));
		}
		var quoted = QUOTED.matcher(line).results().map(result -> result.group(1))
				.filter(path -> FILE.matcher(path).matches()).distinct().toList();
		return isCommand || quoted.size() != 1 ? List.of() : quoted;
	}

	private static boolean find(Pattern pattern, String text, LinkedHashSet<String> paths) {
		var matcher = pattern.matcher(text);
		if (text.length() > LONGEST_LINE || !matcher.find()) {
			return false;
		}
		paths.add(matcher.group(1));
		return true;
	}

	/** {@return the path that is all of a line, perhaps as a comment; "" if it is none} */
	static String alone(String line) {
		if (line.length() > LONGEST_LINE) {
			return "";
		}
		var comment = COMMENT.matcher(line);
		var alone = ALONE.matcher(line.strip().replace("`", ""));
		var path = comment.matches() ? comment.group(1) : alone.matches() ? alone.group(1) : "";
		return FILE.matcher(path).matches() ? path.replace('\\', '/') : "";
	}

	private static boolean staysInside(String path) {
		return !List.of(path.split("/")).contains("..");
	}
}
