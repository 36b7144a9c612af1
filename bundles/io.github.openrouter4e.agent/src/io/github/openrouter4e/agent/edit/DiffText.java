package io.github.openrouter4e.agent.edit;

import java.util.List;

import io.github.openrouter4e.agent.files.Lines;

/** Shows what an edit changes, in the form of a unified difference, with whole lines. */
public final class DiffText {

	private static final int CONTEXT = 2;

	private DiffText() {}

	/** The changes of a text. @param splices in the order of the text */
	public static String of(String path, String text, List<Splice> splices) {
		var result = new StringBuilder("--- ").append(path).append("\n+++ ").append(path).append('\n'); //$NON-NLS-1$ //$NON-NLS-2$
		var lines = new Lines(text);
		var shift = 0;
		for (var i = 0; i < splices.size();) {
			var next = i + 1; // edits in the same line are shown together
			while (next < splices.size()
					&& lastLine(lines, splices.get(next - 1)) >= lines.lineOf(splices.get(next).offset())) {
				next++;
			}
			shift += hunk(result, lines, text, splices.subList(i, next), shift);
			i = next;
		}
		return result.toString();
	}

	private static int lastLine(Lines lines, Splice splice) {
		return lines.lineOf(Math.max(splice.offset(), splice.end() - 1));
	}

	/** @return by how many lines what follows moves */
	private static int hunk(StringBuilder result, Lines lines, String text, List<Splice> splices, int shift) {
		var first = lines.lineOf(splices.getFirst().offset());
		var last = lastLine(lines, splices.getLast());
		var start = lines.start(first);
		var end = last < lines.count() ? lines.start(last + 1) : text.length();
		var before = text.substring(start, end);
		var after = new StringBuilder(before);
		for (var splice : splices.reversed()) {
			after.replace(splice.offset() - start, splice.end() - start, splice.text());
		}
		var oldLines = before.lines().toList();
		var newLines = after.toString().lines().toList();
		var common = CommonLines.of(oldLines, newLines);
		var head = common.head();
		var tail = common.tail();
		var changed = first + head;
		var from = Math.max(1, changed - CONTEXT);
		var to = Math.min(lines.count(), last - tail + CONTEXT);
		var removed = oldLines.size() - head - tail;
		var added = newLines.size() - head - tail;
		result.append("@@ -").append(from).append(',').append(to - from + 1).append(" +").append(from + shift) //$NON-NLS-1$ //$NON-NLS-2$
				.append(',').append(to - from + 1 - removed + added).append(" @@\n"); //$NON-NLS-1$
		for (var line = from; line < changed; line++) {
			result.append(' ').append(lines.get(line)).append('\n');
		}
		oldLines.subList(head, head + removed).forEach(line -> result.append('-').append(line).append('\n'));
		newLines.subList(head, head + added).forEach(line -> result.append('+').append(line).append('\n'));
		for (var line = changed + removed; line <= to; line++) {
			result.append(' ').append(lines.get(line)).append('\n');
		}
		return added - removed;
	}
}
