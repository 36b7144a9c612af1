package io.github.openrouter4e.ui.internal.chat.code;

import java.util.Set;

import io.github.openrouter4e.markdown.code.Languages;

/** What a file with some code would be called. */
final class CodeName {

	/** Where the name of the type is the name of the file. */
	@SuppressWarnings("nls")
	private static final Set<String> NAMED_BY_TYPE = Set.of("java", "kotlin", "kt", "scala", "groovy", "csharp", "cs",
			"swift", "php", "apex");
	@SuppressWarnings("nls")
	private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record", "@interface", "struct",
			"trait", "object", "protocol");
	private static final String UNNAMED = "snippet"; //$NON-NLS-1$

	private CodeName() {}

	/** With the extension of the language. The public type gives the name, else the first one. */
	static String of(String language, String code) {
		var extension = '.' + Languages.extension(language);
		if (!NAMED_BY_TYPE.contains(language.toLowerCase(java.util.Locale.ROOT))) {
			return UNNAMED + extension;
		}
		var first = ""; //$NON-NLS-1$
		for (var line : (Iterable<String>) code.lines()::iterator) {
			if (line.isBlank() || Character.isWhitespace(line.charAt(0))) {
				continue; // types within others are indented
			}
			var words = line.split("[^\\w$@]+"); //$NON-NLS-1$
			for (var i = 0; i + 1 < words.length; i++) {
				if (TYPES.contains(words[i]) && Character.isJavaIdentifierStart(words[i + 1].charAt(0))) {
					if ("public".equals(words[0])) { //$NON-NLS-1$
						return words[i + 1] + extension;
					}
					first = first.isEmpty() ? words[i + 1] : first;
				}
			}
		}
		return (first.isEmpty() ? UNNAMED : first) + extension;
	}
}
