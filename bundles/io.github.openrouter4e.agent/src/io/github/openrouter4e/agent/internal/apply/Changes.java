package io.github.openrouter4e.agent.internal.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.internal.match.Replacement;

/** Reads what models write to change a file: unified differences, and blocks to search and replace. Pure. */
@SuppressWarnings("nls") // forms that models write
final class Changes {

	private static final Pattern HUNK = Pattern.compile("^@@(?: -(\\d+)(?:,\\d+)? \\+\\d+(?:,\\d+)? @@.*|.*)$");
	private static final Pattern SEARCH = Pattern.compile("^<{5,9} ?SEARCH\\b.*$");
	private static final Pattern DIVIDER = Pattern.compile("^={5,9}\\s*$");
	private static final Pattern REPLACE = Pattern.compile("^>{5,9} ?REPLACE\\b.*$");

	private Changes() {}

	static boolean isDifference(String code) {
		return code.lines().anyMatch(line -> HUNK.matcher(line).matches())
				&& code.lines().anyMatch(line -> line.startsWith("-") || line.startsWith("+"));
	}

	static boolean isSearchAndReplace(String code) {
		return code.lines().anyMatch(line -> SEARCH.matcher(line).matches());
	}

	/** Whether a line is the last one of a block to search and replace. */
	static boolean endsReplacement(String line) {
		return REPLACE.matcher(line).matches();
	}

	/** {@return what each hunk replaces; empty if it cannot be read} */
	static List<Replacement> ofDifference(String code) {
		var replacements = new ArrayList<Replacement>();
		var old = new StringBuilder();
		var text = new StringBuilder();
		var line = -1; // before the first hunk
		for (var each : (Iterable<String>) code.lines()::iterator) {
			var hunk = HUNK.matcher(each);
			if (hunk.matches()) {
				add(old, text, line, replacements);
				line = hunk.group(1) == null ? 0 : Integer.parseInt(hunk.group(1));
			} else if (each.startsWith("--- ") || each.startsWith("+++ ") || each.startsWith("diff --git ")) {
				if (line >= 0 && each.startsWith("diff --git ")) {
					return List.of(); // a second file
				}
				if (line >= 0 && each.startsWith("--- ") && !old.isEmpty()) {
					old.append(each.substring(1)).append('\n'); // a line that begins with two dashes
				} else if (line >= 0 && each.startsWith("+++ ") && !text.isEmpty()) {
					text.append(each.substring(1)).append('\n');
				}
			} else if (line >= 0 && !each.startsWith("\\")) {
				switch (each.isEmpty() ? ' ' : each.charAt(0)) {
					case '-' -> old.append(each.substring(1)).append('\n');
					case '+' -> text.append(each.substring(1)).append('\n');
					case ' ' -> {
						var kept = each.isEmpty() ? "" : each.substring(1);
						old.append(kept).append('\n');
						text.append(kept).append('\n');
					}
					default -> {
						return List.of();
					}
				}
			}
		}
		add(old, text, line, replacements);
		return replacements;
	}

	/** {@return what each block replaces; empty if one does not end} */
	static List<Replacement> ofSearchAndReplace(String code) {
		var replacements = new ArrayList<Replacement>();
		var old = new StringBuilder();
		var text = new StringBuilder();
		var part = 0; // 0 outside, 1 in what is searched, 2 in what replaces it
		for (var line : (Iterable<String>) code.lines()::iterator) {
			if (part == 0 && SEARCH.matcher(line).matches()) {
				part = 1;
			} else if (part == 1 && DIVIDER.matcher(line).matches()) {
				part = 2;
			} else if (part == 2 && REPLACE.matcher(line).matches()) {
				add(old, text, 0, replacements);
				part = 0;
			} else if (part > 0) {
				(part == 1 ? old : text).append(line).append('\n');
			}
		}
		return part == 0 ? replacements : List.of();
	}

	private static void add(StringBuilder old, StringBuilder text, int line, List<Replacement> replacements) {
		if (line >= 0 && !(old.isEmpty() && text.isEmpty())) {
			// the last line of the file may have no end
			replacements.add(new Replacement(withoutEnd(old), withoutEnd(text), line, 1));
		}
		old.setLength(0);
		text.setLength(0);
	}

	private static String withoutEnd(StringBuilder lines) {
		return lines.isEmpty() ? "" : lines.substring(0, lines.length() - 1);
	}
}
