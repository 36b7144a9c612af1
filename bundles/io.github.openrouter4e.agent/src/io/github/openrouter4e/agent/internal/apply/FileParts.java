package io.github.openrouter4e.agent.internal.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.openrouter4e.agent.apply.CodeBlock;

/**
 * Takes a code block apart that is about several files: a difference with several heads, a patch with several sections, or blocks
 * to search and replace below names of files. Pure.
 */
@SuppressWarnings("nls") // forms that models write
final class FileParts {

	private static final String NOWHERE = "/dev/null";
	private static final Pattern SECTION = Pattern
			.compile("^\\*\\*\\* (Update|Add|Delete) File:\\s*[`\"']?(.+?)[`\"']?\\s*$");
	private static final Pattern GIT_HEAD = Pattern.compile("^diff --git (?:a/)?(\\S+) (?:b/)?\\S+$");

	private FileParts() {}

	/** What a part of a block does with its file. */
	enum Kind {
		/** Changes or creates it. */
		WRITES,
		/** Deletes it, which is never done. */
		DELETES,
		/** Moves it, which is never done. */
		MOVES
	}

	/** @param block about one file only */
	record Part(CodeBlock block, Kind kind) {
	}

	/** {@return at least one, in the order of the block} */
	static List<Part> of(CodeBlock block) {
		var lines = block.code().lines().toList();
		if (lines.stream().anyMatch(line -> SECTION.matcher(line).matches())) {
			return sections(lines);
		}
		if (heads(lines) > 0) {
			return differences(block, lines);
		}
		return Changes.isSearchAndReplace(block.code()) ? replacements(block, lines) : List.of(writes(block));
	}

	private static Part writes(CodeBlock block) {
		return new Part(block, Kind.WRITES);
	}

	/** Of the form {@code *** Begin Patch}. */
	private static List<Part> sections(List<String> lines) {
		var parts = new ArrayList<Part>();
		for (var at = 0; at < lines.size(); at++) {
			var head = SECTION.matcher(lines.get(at));
			if (!head.matches()) {
				continue;
			}
			var path = head.group(2);
			var end = at + 1;
			while (end < lines.size() && !SECTION.matcher(lines.get(end)).matches()
					&& !lines.get(end).startsWith("*** End Patch")) {
				end++;
			}
			var body = lines.subList(at + 1, end);
			parts.add(switch (head.group(1)) {
				case "Add" -> writes(added(path, body));
				case "Delete" -> new Part(new CodeBlock(path, ""), Kind.DELETES);
				default -> body.stream().anyMatch(line -> line.startsWith("*** Move to:"))
						? new Part(new CodeBlock(path, ""), Kind.MOVES)
						: writes(new CodeBlock("diff", "+++ " + path + '\n'
								+ text(body.stream().filter(line -> !line.equals("*** End of File")).toList())));
			});
		}
		return parts;
	}

	/** How many files a difference has heads of. */
	private static int heads(List<String> lines) {
		var count = 0;
		for (var at = 0; at < lines.size(); at++) {
			count += isHead(lines, at) ? 1 : 0;
		}
		return count;
	}

	/** Lines that go and come may look like the first two of a head, but are not followed by the beginning of a hunk. */
	private static boolean isHead(List<String> lines, int at) {
		return GIT_HEAD.matcher(lines.get(at)).matches()
				|| isNames(lines, at) && !(at > 0 && isInGitHead(lines, at - 1));
	}

	private static boolean isNames(List<String> lines, int at) {
		return lines.get(at).startsWith("--- ") && at + 2 < lines.size() && lines.get(at + 1).startsWith("+++ ")
				&& lines.get(at + 2).startsWith("@@");
	}

	/** The lines between {@code diff --git} and the names, such as {@code index …}. */
	private static boolean isInGitHead(List<String> lines, int at) {
		for (var i = at; i >= 0; i--) {
			if (GIT_HEAD.matcher(lines.get(i)).matches()) {
				return true;
			}
			if (lines.get(i).isEmpty() || " +-@\\".indexOf(lines.get(i).charAt(0)) >= 0) {
				return false;
			}
		}
		return false;
	}

	private static List<Part> differences(CodeBlock block, List<String> lines) {
		var parts = new ArrayList<Part>();
		var start = 0;
		while (!isHead(lines, start)) {
			start++;
		}
		while (start < lines.size()) {
			var end = start + 1;
			while (end < lines.size() && !isHead(lines, end)) {
				end++;
			}
			parts.add(difference(lines.subList(start, end)));
			start = end;
		}
		var only = parts.size() == 1 ? parts.getFirst() : null;
		return only != null && only.kind() == Kind.WRITES && only.block().info().equals("diff")
				? List.of(writes(block)) // as it is: it may be named behind its fence
				: parts;
	}

	private static Part difference(List<String> lines) {
		var names = 0;
		while (names < lines.size() && !isNames(lines, names)) {
			names++;
		}
		if (names == lines.size()) {
			var git = GIT_HEAD.matcher(lines.getFirst());
			var path = git.matches() ? git.group(1) : "";
			return new Part(new CodeBlock(path, ""),
					lines.stream().anyMatch(line -> line.startsWith("deleted file")) ? Kind.DELETES : Kind.MOVES);
		}
		var before = path(lines.get(names), "a/");
		var after = path(lines.get(names + 1), "b/");
		if (after.equals(NOWHERE)) {
			return new Part(new CodeBlock(before, ""), Kind.DELETES);
		}
		if (before.equals(NOWHERE)) {
			return writes(added(after, lines.subList(names + 2, lines.size())));
		}
		return before.equals(after)
				? writes(new CodeBlock("diff", text(lines.subList(names, lines.size()))))
				: new Part(new CodeBlock(before, ""), Kind.MOVES);
	}

	/** @param prefix as Git writes it */
	private static String path(String line, String prefix) {
		var path = line.substring(4).split("\t", 2)[0].strip();
		return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
	}

	/** A new file, of which a difference has each line. */
	private static CodeBlock added(String path, List<String> lines) {
		return new CodeBlock(path,
				text(lines.stream().filter(line -> line.startsWith("+")).map(line -> line.substring(1)).toList()));
	}

	/** Blocks to search and replace, each below the name of its file, or below another one for the same. */
	private static List<Part> replacements(CodeBlock block, List<String> lines) {
		var parts = new ArrayList<Part>();
		var path = "";
		var before = "";
		var code = new StringBuilder();
		var isInside = false;
		for (var line : lines) {
			if (!isInside && Changes.isSearchAndReplace(line)) {
				isInside = true;
				if (!before.isEmpty() && !before.equals(path)) {
					add(block, path, code, parts);
					path = before;
				}
				before = "";
			}
			if (isInside) {
				code.append(line).append('\n');
				isInside = !Changes.endsReplacement(line);
			} else if (!line.isBlank()) {
				before = NamedFiles.alone(line);
			}
		}
		add(block, path, code, parts);
		return parts;
	}

	private static void add(CodeBlock block, String path, StringBuilder code, List<Part> parts) {
		if (!code.isEmpty()) {
			parts.add(writes(path.isEmpty()
					? new CodeBlock(block.info(), code.toString(), block.before())
					: new CodeBlock(path, code.toString())));
			code.setLength(0);
		}
	}

	/** Without the blank lines with which models separate files. */
	private static String text(List<String> lines) {
		var end = lines.size();
		while (end > 0 && lines.get(end - 1).isBlank()) {
			end--;
		}
		return end == 0 ? "" : String.join("\n", lines.subList(0, end)) + '\n';
	}
}
