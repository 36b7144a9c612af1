package io.github.openrouter4e.git.internal.diff;

import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import io.github.openrouter4e.chat.ignore.SecretFiles;

/** Looks for keys and passwords in the lines of a diff: added, removed and unchanged ones, as all of them are sent. */
final class SecretLines {

	private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*"); //$NON-NLS-1$

	/** A line of a text, without the sign before it. */
	private record Line(String text, int number) {
	}

	private SecretLines() {}

	/**
	 * The first line that looks like a secret.
	 *
	 * @param diff hunks in the unified format
	 * @return from 1, in the new text, or in the former one if the line is removed; empty if none was recognised
	 */
	static OptionalInt first(String diff) {
		var lines = new ArrayList<Line>();
		var before = 0;
		var after = 0;
		for (var line : diff.split("\n")) { //$NON-NLS-1$
			var hunk = HUNK.matcher(line);
			if (hunk.matches()) {
				before = Integer.parseInt(hunk.group(1));
				after = Integer.parseInt(hunk.group(2));
			} else if (!line.isEmpty()) {
				var sign = line.charAt(0);
				lines.add(new Line(line.substring(1), sign == '-' ? before : after)); // the sign may look like a part of a key
				before += sign == '-' || sign == ' ' ? 1 : 0;
				after += sign == '+' || sign == ' ' ? 1 : 0;
			}
		}
		if (SecretFiles.byContent(String.join("\n", lines.stream().map(Line::text).toList())).isEmpty()) { //$NON-NLS-1$
			return OptionalInt.empty();
		}
		return OptionalInt.of(lines.stream().filter(line -> SecretFiles.byContent(line.text()).isPresent()).findFirst()
				.orElse(lines.getFirst()).number()); // several lines make up some secrets
	}
}
