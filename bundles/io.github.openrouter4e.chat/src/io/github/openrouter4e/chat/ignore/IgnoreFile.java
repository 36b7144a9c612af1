package io.github.openrouter4e.chat.ignore;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** The rules of one ignore file, in the syntax of {@code .gitignore}. Immutable. */
final class IgnoreFile {

	/** More rules than anybody writes; each file that is looked at would be tried with all of them. */
	static final int MOST_RULES = 10_000;

	private final List<Rule> rules;

	/**
	 * A line.
	 *
	 * @param anchored whether it is matched against the path from the folder of the ignore file, or against the name alone
	 * @param text     as it is written
	 * @param line     from 1
	 */
	record Rule(Wildcard wildcard, boolean negated, boolean directoryOnly, boolean anchored, String text, int line) {
	}

	private IgnoreFile(List<Rule> rules) {
		this.rules = rules;
	}

	/**
	 * Reads rules.
	 *
	 * @throws IllegalArgumentException if there are more than {@link #MOST_RULES}
	 */
	static IgnoreFile parse(String text, boolean ignoreCase) {
		var rules = new ArrayList<Rule>();
		var lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1); //$NON-NLS-1$ //$NON-NLS-2$
		for (var i = 0; i < lines.length; i++) {
			var line = withoutTrailingSpaces(lines[i].endsWith("\r") //$NON-NLS-1$
					? lines[i].substring(0, lines[i].length() - 1)
					: lines[i]);
			if (!line.isEmpty() && line.charAt(0) != '#') {
				rules.add(rule(line, i + 1, ignoreCase));
			}
			if (rules.size() > MOST_RULES) {
				throw new IllegalArgumentException(rules.size() + " rules"); //$NON-NLS-1$
			}
		}
		return new IgnoreFile(List.copyOf(rules));
	}

	private static Rule rule(String line, int number, boolean ignoreCase) {
		var negated = line.charAt(0) == '!';
		var pattern = negated ? line.substring(1) : line;
		var directoryOnly = pattern.endsWith("/"); //$NON-NLS-1$
		if (directoryOnly) {
			pattern = pattern.substring(0, pattern.length() - 1);
		}
		var anchored = pattern.indexOf('/') >= 0;
		if (pattern.startsWith("/")) { //$NON-NLS-1$
			pattern = pattern.substring(1);
		}
		return new Rule(Wildcard.of(pattern, ignoreCase), negated, directoryOnly, anchored, line, number);
	}

	/** Spaces at the end do not count unless there is a backslash before them. */
	private static String withoutTrailingSpaces(String line) {
		var end = 0;
		for (var i = 0; i < line.length(); i++) {
			if (line.charAt(i) == '\\') {
				i++;
				end = Math.min(i + 1, line.length());
			} else if (line.charAt(i) != ' ') {
				end = i + 1;
			}
		}
		return line.substring(0, end);
	}

	/**
	 * The rule that decides, which is the last one that matches.
	 *
	 * @param path from the folder of the ignore file, with slashes between the names
	 * @return null if no rule matches
	 */
	@Nullable
	Rule match(String path, boolean directory) {
		var name = path.substring(path.lastIndexOf('/') + 1);
		for (var i = rules.size() - 1; i >= 0; i--) {
			var rule = rules.get(i);
			if ((directory || !rule.directoryOnly()) && rule.wildcard().matches(rule.anchored() ? path : name)) {
				return rule;
			}
		}
		return null;
	}
}
