package io.github.openrouter4e.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One Java file, read as text: enough for rules about imports, names and size. */
record JavaSource(Path file, String text) {

	private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+(?:\\.\\*)?);",
			Pattern.MULTILINE);

	/** What a regular expression takes for a comment or a string; block comments and strings do not nest. */
	private static final Pattern NO_CODE = Pattern
			.compile("/\\*[\\s\\S]*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])'");

	JavaSource(Path file) {
		this(file, Project.read(file));
	}

	/** The name of the file without its ending. */
	String className() {
		return file.getFileName().toString().replaceFirst("\\.java$", "");
	}

	/** The text without comments and strings. */
	String code() {
		return NO_CODE.matcher(text).replaceAll(" ");
	}

	String packageName() {
		return PACKAGE.matcher(text).results().map(found -> found.group(1)).findFirst().orElse("");
	}

	List<String> imports() {
		return all(IMPORT);
	}

	/** The first group of every match. */
	List<String> all(Pattern pattern) {
		return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
	}
}
