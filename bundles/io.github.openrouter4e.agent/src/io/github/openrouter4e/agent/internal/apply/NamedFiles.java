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
	private static final Pattern DIFF_HEAD = Pattern.compile("(?m)^\\+\\+\\+ (?:b/)?(" + PATH + ")");
	private static final Pattern JAVA_PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
	private static final Pattern JAVA_TYPE = Pattern.compile(
			"(?m)^(?:(?:public|abstract|final|sealed|non-sealed|strictfp)\\s+)*(?:class|interface|record|enum|@interface)\\s+(\\w+)");

	private NamedFiles() {}

	/** {@return paths, as a whole or only their ends; never one that leads outside} */
	static List<String> of(CodeBlock block) {
		var paths = new LinkedHashSet<String>();
		var afterLanguage = block.info().strip().replaceFirst("^\\w+(?=[\\s:])", "");
		find(INFO, afterLanguage, paths);
		if (Changes.isDifference(block.code())) {
			find(DIFF_HEAD, block.code(), paths);
		}
		block.code().lines().filter(line -> !line.isBlank()).findFirst()
				.ifPresent(line -> find(COMMENT, line, paths));
		var declared = JAVA_PACKAGE.matcher(block.code());
		var type = JAVA_TYPE.matcher(block.code());
		if (declared.find() && type.find(declared.end())) {
			paths.add(declared.group(1).replace('.', '/') + '/' + type.group(1) + ".java");
		}
		return paths.stream().map(path -> path.replace('\\', '/')).filter(NamedFiles::staysInside).toList();
	}

	private static void find(Pattern pattern, String text, LinkedHashSet<String> paths) {
		var matcher = pattern.matcher(text);
		if (matcher.find()) {
			paths.add(matcher.group(1));
		}
	}

	private static boolean staysInside(String path) {
		return !List.of(path.split("/")).contains("..");
	}
}
