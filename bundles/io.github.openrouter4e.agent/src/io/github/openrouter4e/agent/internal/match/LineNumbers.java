package io.github.openrouter4e.agent.internal.match;

import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Removes the line numbers that a model has copied from a file that it read. */
final class LineNumbers {

	/** Before the line. */
	static final Pattern NUMBER = Pattern.compile("(?m)^ *\\d{1,7}\t"); //$NON-NLS-1$

	private LineNumbers() {}

	/** @return null if not every line of the old text begins with a number */
	static @Nullable Replacement strip(Replacement numbered) {
		var lines = numbered.old().lines().toList();
		if (lines.isEmpty() || !lines.stream().allMatch(line -> NUMBER.matcher(line).lookingAt())) {
			return null;
		}
		var all = numbered.text().lines().allMatch(line -> NUMBER.matcher(line).lookingAt());
		return new Replacement(NUMBER.matcher(numbered.old()).replaceAll(""), //$NON-NLS-1$
				all ? NUMBER.matcher(numbered.text()).replaceAll("") : numbered.text(), numbered.line(), //$NON-NLS-1$
				numbered.count());
	}
}
