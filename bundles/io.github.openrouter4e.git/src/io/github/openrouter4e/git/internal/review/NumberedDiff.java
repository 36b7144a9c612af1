package io.github.openrouter4e.git.internal.review;

import java.util.regex.Pattern;

import io.github.openrouter4e.git.internal.diff.FileChange;

/** Puts the numbers of the new lines before the lines of a diff: models are bad at counting them. */
final class NumberedDiff {

	private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*"); //$NON-NLS-1$

	private NumberedDiff() {}

	/** The same change with numbers in its lines. */
	@SuppressWarnings("nls") // the format of diffs
	static FileChange of(FileChange change) {
		var numbered = new StringBuilder();
		var next = 0;
		for (var line : change.diff().split("\n")) {
			var hunk = HUNK.matcher(line);
			if (hunk.matches()) {
				next = Integer.parseInt(hunk.group(1));
				numbered.append("@@\n");
			} else if (line.startsWith("+") || line.startsWith(" ")) {
				numbered.append(next++).append(' ').append(line).append('\n');
			} else if (!line.isEmpty()) {
				numbered.append(line).append('\n');
			}
		}
		return new FileChange(change.kind(), change.path(), change.formerPath(), change.form(), change.added(),
				change.removed(), numbered.toString());
	}
}
