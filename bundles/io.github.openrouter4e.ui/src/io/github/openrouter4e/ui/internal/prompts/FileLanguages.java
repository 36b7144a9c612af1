package io.github.openrouter4e.ui.internal.prompts;

import java.util.Locale;

import org.eclipse.core.runtime.Platform;

/** The languages of files, by name. */
public final class FileLanguages {

	private FileLanguages() {}

	/** @return the language as people write it, or the extension; "" if there is none */
	@SuppressWarnings("nls") // extensions and names of languages
	public static String of(String path) {
		var name = path.substring(path.lastIndexOf('/') + 1);
		var extension = name.indexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return switch (extension) {
			case "java" -> "Java";
			case "js", "mjs", "cjs", "jsx" -> "JavaScript";
			case "ts", "tsx" -> "TypeScript";
			case "py" -> "Python";
			case "c", "h" -> "C";
			case "cpp", "cc", "cxx", "hpp" -> "C++";
			case "cs" -> "C#";
			case "go" -> "Go";
			case "rs" -> "Rust";
			case "kt", "kts" -> "Kotlin";
			case "scala" -> "Scala";
			case "groovy", "gradle" -> "Groovy";
			case "rb" -> "Ruby";
			case "php" -> "PHP";
			case "sh", "bash" -> "Shell";
			case "md" -> "Markdown";
			case "yml" -> "YAML";
			case "html", "xml", "css", "json", "sql", "yaml" -> extension.toUpperCase(Locale.ROOT);
			default -> contentType(name, extension);
		};
	}

	private static String contentType(String name, String extension) {
		if (name.isEmpty()) {
			return extension;
		}
		var type = Platform.getContentTypeManager().findContentTypeFor(name);
		return type == null || "org.eclipse.core.runtime.text".equals(type.getId()) ? extension : type.getName(); //$NON-NLS-1$
	}
}
