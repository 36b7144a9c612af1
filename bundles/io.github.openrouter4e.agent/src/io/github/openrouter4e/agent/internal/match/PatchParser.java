package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.internal.match.FilePatch.Hunk;
import io.github.openrouter4e.agent.internal.match.FilePatch.Kind;
import io.github.openrouter4e.agent.internal.match.FilePatch.Line;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;

/**
 * Reads patches in the form that models of OpenAI have learnt: {@code *** Begin Patch}, sections for files, and in those that
 * change a file, hunks with lines that begin with a blank, {@code -} or {@code +}. What wraps a patch is forgiven; a patch
 * without its end is not, as it may be cut. Pure.
 */
@SuppressWarnings("nls") // what the model is told
public final class PatchParser {

	private static final String BEGIN = "*** Begin Patch";
	private static final String END = "*** End Patch";
	private static final String END_OF_FILE = "*** End of File";
	private static final String ADD = "*** Add File:";
	private static final String DELETE = "*** Delete File:";
	private static final String UPDATE = "*** Update File:";
	private static final String MOVE = "*** Move to:";
	private static final String FORM = """
			 A patch is
			*** Begin Patch
			*** Update File: Project/path
			@@ a line above the place, such as the head of a method
			 a line that stays
			-a line that goes
			+a line that comes
			*** End Patch
			Other sections are *** Add File: (each line begins with +) and *** Delete File:. Nothing was changed.""";
	/** As in unified differences: the number of the first line, and a line above. */
	private static final Pattern RANGE = Pattern.compile("-(\\d{1,7})(?:,\\d+)? \\+\\d+(?:,\\d+)?(?: @@ ?(.*))?");
	/** What models put around a patch. */
	private static final Pattern WRAPPING = Pattern.compile("```\\w*|EOF|PATCH|'''|\"\"\"");

	private final List<String> lines;
	private final List<FilePatch> files = new ArrayList<>();
	private int at;

	private PatchParser(List<String> lines) {
		this.lines = lines;
	}

	/**
	 * Reads a patch.
	 *
	 * @return at least one
	 * @throws ToolException if it is not one, with words that tell the model how to write it
	 */
	public static List<FilePatch> parse(String patch) throws ToolException {
		var parser = new PatchParser(patch.lines().toList());
		parser.readAll();
		return List.copyOf(parser.files);
	}

	private void readAll() throws ToolException {
		var begin = indexOf(BEGIN, 0);
		at = begin >= 0 ? begin + 1 : firstSection();
		var end = indexOf(END, Math.max(0, at));
		if (at < 0 || begin < 0 && end < 0) {
			throw new ToolException(Failed.Kind.ARGUMENTS, "This is no patch." + FORM);
		}
		if (end < 0) {
			throw new ToolException(Failed.Kind.ARGUMENTS,
					"The patch has no line " + END + ", so it may be cut. Write the whole patch. Nothing was changed.");
		}
		for (var rest = end + 1; rest < lines.size(); rest++) {
			if (!lines.get(rest).isBlank() && !WRAPPING.matcher(lines.get(rest).strip()).matches()) {
				throw wrong(rest, "there is text behind " + END + ". Write one patch with a section for each file");
			}
		}
		while (at < end) {
			var line = lines.get(at).strip();
			if (line.startsWith(ADD)) {
				add(path(line, ADD), end);
			} else if (line.startsWith(DELETE)) {
				files.add(new FilePatch.Delete(path(line, DELETE)));
				at++;
			} else if (line.startsWith(UPDATE)) {
				update(path(line, UPDATE), end);
			} else if (line.isEmpty()) {
				at++;
			} else {
				throw wrong(at, "a section begins with " + UPDATE + ", " + ADD + " or " + DELETE);
			}
		}
		if (files.isEmpty()) {
			throw new ToolException(Failed.Kind.ARGUMENTS, "The patch is empty." + FORM);
		}
	}

	/** @return -1 if there is no such line */
	private int indexOf(String marker, int from) {
		for (var i = from; i < lines.size(); i++) {
			if (lines.get(i).stripTrailing().equals(marker)) {
				return i;
			}
		}
		return -1;
	}

	/** A patch that has all but its first line; -1 if it does not begin like one. */
	private int firstSection() {
		for (var i = 0; i < lines.size(); i++) {
			if (isSection(lines.get(i))) {
				return i;
			}
			if (!lines.get(i).isBlank() && !WRAPPING.matcher(lines.get(i).strip()).matches()) {
				return -1;
			}
		}
		return -1;
	}

	private static boolean isSection(String line) {
		return line.startsWith(ADD) || line.startsWith(DELETE) || line.startsWith(UPDATE);
	}

	private ToolException wrong(int line, String reason) {
		return new ToolException(Failed.Kind.ARGUMENTS, "Line " + (line + 1) + " of the patch: " + reason
				+ ", but this is \"" + lines.get(line) + "\". Nothing was changed.");
	}

	private String path(String line, String marker) throws ToolException {
		var path = line.substring(marker.length()).strip();
		if (path.length() > 1 && (path.startsWith("`") || path.startsWith("\""))
				&& path.charAt(path.length() - 1) == path.charAt(0)) {
			path = path.substring(1, path.length() - 1);
		}
		if (path.isEmpty()) {
			throw wrong(at, "the path of a file follows " + marker);
		}
		return path;
	}

	private void add(String path, int end) throws ToolException {
		var content = new StringBuilder();
		var blank = 0;
		for (at++; at < end && !isSection(lines.get(at)); at++) {
			var line = lines.get(at);
			if (line.startsWith("+")) {
				content.append("\n".repeat(blank)).append(line, 1, line.length()).append('\n');
				blank = 0;
			} else if (line.isBlank()) {
				blank++; // one of the file if others follow
			} else {
				throw wrong(at, "each line of a new file begins with +");
			}
		}
		files.add(new FilePatch.Add(path, content.toString()));
	}

	private void update(String path, int end) throws ToolException {
		var header = at++;
		String to = null;
		if (at < end && lines.get(at).strip().startsWith(MOVE)) {
			to = path(lines.get(at).strip(), MOVE);
			at++;
		}
		// the head of a unified difference; nothing else than "--- " can follow here and be followed by "+++ "
		if (at + 1 < end && lines.get(at).startsWith("--- ") && lines.get(at + 1).startsWith("+++ ")) {
			at += 2;
		}
		var hunks = new ArrayList<Hunk>();
		while (at < end && !isSection(lines.get(at))) {
			var hunk = hunk(hunks.size() + 1, end);
			if (hunk != null) {
				hunks.add(hunk);
			}
		}
		if (hunks.isEmpty() && to == null) {
			throw wrong(header, "lines that begin with - or + follow a section that changes a file");
		}
		files.add(new FilePatch.Update(path, to, hunks));
	}

	/** Null if it changes nothing. */
	private @Nullable Hunk hunk(int number, int end) throws ToolException {
		var anchors = new ArrayList<String>();
		var near = "";
		var line = 0;
		for (; at < end && lines.get(at).startsWith("@@"); at++) {
			var anchor = lines.get(at).substring(2).strip();
			var range = RANGE.matcher(anchor);
			if (range.matches()) {
				line = Integer.parseInt(range.group(1));
				near = range.group(2) == null ? "" : range.group(2).strip();
				continue;
			}
			anchor = anchor.endsWith("@@") ? anchor.substring(0, anchor.length() - 2).strip() : anchor;
			if (!anchor.isEmpty() && !anchor.equals("...")) {
				anchors.add(anchor);
			}
		}
		var changed = new ArrayList<Line>();
		var atEnd = false;
		for (; at < end && !atEnd && !isSection(lines.get(at)) && !lines.get(at).startsWith("@@"); at++) {
			var text = lines.get(at);
			if (text.strip().equals(END_OF_FILE)) {
				atEnd = true;
			} else if (text.startsWith("*** ")) {
				throw wrong(at, "a marker is one of " + UPDATE + ", " + ADD + ", " + DELETE + ", " + MOVE
						+ " right behind the head of a section, " + END_OF_FILE + " and " + END);
			} else if (!text.startsWith("\\ No newline")) {
				changed.add(line(text));
			}
		}
		var hunk = new Hunk(anchors, near, line, atEnd, changed, number);
		return hunk.changes() ? hunk : null;
	}

	private static Line line(String text) {
		return switch (text.isEmpty() ? '\n' : text.charAt(0)) {
			case '+' -> new Line(Kind.ADD, text.substring(1), true);
			case '-' -> new Line(Kind.REMOVE, text.substring(1), true);
			case ' ' -> new Line(Kind.KEEP, text.substring(1), true);
			default -> new Line(Kind.KEEP, text, false);
		};
	}
}
