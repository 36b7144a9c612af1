package io.github.openrouter4e.agent.files;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

import org.eclipse.core.resources.IFile;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * A pattern for file names: with a slash it is matched against the path in the workspace or in the project, else against the
 * last segment. A word without wildcards finds the names that contain it, whatever their case.
 */
@SuppressWarnings("nls") // patterns, and what the model is told
public final class NamePattern {

	private NamePattern() {}

	/** @throws ToolException if it is no valid pattern */
	public static Predicate<IFile> of(String pattern) throws ToolException {
		var wanted = pattern.strip().replace('\\', '/');
		if (!wanted.matches(".*[*?{\\[/].*")) {
			var part = wanted.toLowerCase(Locale.ROOT);
			return file -> file.getName().toLowerCase(Locale.ROOT).contains(part);
		}
		var plain = wanted.startsWith("/") ? wanted.substring(1) : wanted;
		if (!plain.contains("/")) {
			var name = matcher(plain);
			return file -> matches(name, file.getName());
		}
		var path = matcher(plain);
		var inner = plain.startsWith("**/") ? matcher(plain.substring(3)) : path; // ** also stands for no folder at all
		return file -> {
			var whole = file.getFullPath().makeRelative().toString();
			var inProject = file.getProjectRelativePath().toString();
			return matches(path, whole) || matches(path, inProject) || matches(inner, inProject);
		};
	}

	private static PathMatcher matcher(String glob) throws ToolException {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob);
		} catch (@SuppressWarnings("unused") PatternSyntaxException e) {
			throw new ToolException(Kind.ARGUMENTS,
					glob + " is not a valid pattern. Use for example *.java or src/**/*.xml.");
		}
	}

	private static boolean matches(PathMatcher matcher, String path) {
		try {
			return matcher.matches(Path.of(path));
		} catch (@SuppressWarnings("unused") InvalidPathException e) {
			return false; // a name that this operating system cannot have
		}
	}
}
