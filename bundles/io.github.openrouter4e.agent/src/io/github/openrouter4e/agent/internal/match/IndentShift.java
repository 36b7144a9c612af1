package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.internal.match.TextView.Range;

/**
 * Finds whole lines that are indented in another way: all by the same blanks more or less, or by blanks where the file has tabs
 * or the other way round. The new lines are indented as the file is.
 */
final class IndentShift {

	private static final int[] TAB_WIDTHS = {4, 2, 8};
	/** With fewer letters and digits the lines may be the braces of some other block. */
	private static final int LEAST_SUBSTANCE = 8;

	private final String text;
	private final Lines lines;

	IndentShift(String text, Lines lines) {
		this.text = text;
		this.lines = lines;
	}

	/**
	 * A place, and what belongs there.
	 *
	 * @param text the new text as the file is indented
	 */
	record Found(Range range, String text) {
	}

	/**
	 * Lines that differ by their indents only.
	 *
	 * @param first the first of them, from 1
	 * @param shift gives another line, without blanks at its end, the file's indent; null if it cannot
	 */
	record Shifted(int first, UnaryOperator<@Nullable String> shift) {
	}

	/** All places of these lines with another indent. */
	List<Shifted> places(List<String> wanted) {
		var places = new ArrayList<Shifted>();
		if (wanted.stream().flatMapToInt(String::chars).filter(Character::isLetterOrDigit).count() < LEAST_SUBSTANCE) {
			return places;
		}
		var oldLines = wanted.stream().map(String::stripTrailing).toList();
		for (var first = 1; first + oldLines.size() - 1 <= lines.count(); first++) {
			var shift = shift(first, oldLines);
			if (shift != null) {
				places.add(new Shifted(first, shift));
			}
		}
		return places;
	}

	/** Empty if there is no place. */
	List<Found> find(String old, String replacement) {
		var wanted = old.replace("\r\n", "\n").replace('\r', '\n'); //$NON-NLS-1$ //$NON-NLS-2$
		var endsLine = wanted.endsWith("\n"); //$NON-NLS-1$
		var oldLines = wanted.lines().toList();
		var found = new ArrayList<Found>();
		for (var place : places(oldLines)) {
			var shifted = shifted(replacement, place.shift());
			if (shifted != null) {
				var first = place.first();
				var last = first + oldLines.size() - 1;
				var end = last < lines.count() && endsLine
						? lines.start(last + 1)
						: lines.start(last) + lines.get(last).length();
				if (endsLine && last == lines.count()) {
					end = text.length();
				}
				found.add(new Found(new Range(lines.start(first), end), shifted));
			}
		}
		return found;
	}

	/** How the lines from there differ from those that are looked for; null if by more than their indents. */
	private @Nullable UnaryOperator<@Nullable String> shift(int first, List<String> oldLines) {
		if (!differOnlyInIndent(first, oldLines)) {
			return null;
		}
		var prefix = prefix(first, oldLines);
		if (prefix != null) {
			return prefix;
		}
		for (var width : TAB_WIDTHS) {
			if (sameColumns(first, oldLines, width)) {
				var tabs = usesTabs(first, oldLines.size());
				return line -> line == null ? null : indented(line, width, tabs);
			}
		}
		return null;
	}

	private boolean differOnlyInIndent(int first, List<String> oldLines) {
		for (var i = 0; i < oldLines.size(); i++) {
			if (!lines.get(first + i).strip().equals(oldLines.get(i).strip())) {
				return false;
			}
		}
		return true;
	}

	/** Replaces one prefix, the same in all lines, by another; null if there is none such. */
	private @Nullable UnaryOperator<@Nullable String> prefix(int first, List<String> oldLines) {
		String there = null;
		String wanted = null;
		for (var i = 0; i < oldLines.size(); i++) {
			if (oldLines.get(i).isEmpty()) {
				continue;
			}
			var inFile = indent(lines.get(first + i));
			var inOld = indent(oldLines.get(i));
			if (there == null || wanted == null) {
				var same = 0;
				while (same < inFile.length() && same < inOld.length()
						&& inFile.charAt(inFile.length() - 1 - same) == inOld.charAt(inOld.length() - 1 - same)) {
					same++;
				}
				there = inFile.substring(0, inFile.length() - same);
				wanted = inOld.substring(0, inOld.length() - same);
			} else if (!inFile.startsWith(there) || !inOld.startsWith(wanted)
					|| !inFile.substring(there.length()).equals(inOld.substring(wanted.length()))) {
				return null;
			}
		}
		if (there == null || wanted == null) {
			return null;
		}
		var from = wanted;
		var to = there;
		return line -> line != null && line.startsWith(from) ? to + line.substring(from.length()) : null;
	}

	private boolean sameColumns(int first, List<String> oldLines, int width) {
		for (var i = 0; i < oldLines.size(); i++) {
			if (!oldLines.get(i).isEmpty()
					&& columns(indent(lines.get(first + i)), width) != columns(indent(oldLines.get(i)), width)) {
				return false;
			}
		}
		return true;
	}

	private boolean usesTabs(int first, int count) {
		for (var i = 0; i < count; i++) {
			if (lines.get(first + i).startsWith("\t")) { //$NON-NLS-1$
				return true;
			}
		}
		return false;
	}

	private static String indented(String line, int width, boolean tabs) {
		var indent = indent(line);
		var columns = columns(indent, width);
		return (tabs ? "\t".repeat(columns / width) + " ".repeat(columns % width) : " ".repeat(columns)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				+ line.substring(indent.length());
	}

	private static String indent(String line) {
		var end = 0;
		while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
			end++;
		}
		return line.substring(0, end);
	}

	private static int columns(String indent, int width) {
		var columns = 0;
		for (var i = 0; i < indent.length(); i++) {
			columns = indent.charAt(i) == '\t' ? (columns / width + 1) * width : columns + 1;
		}
		return columns;
	}

	/** Null if a line cannot be shifted like the others. */
	private static @Nullable String shifted(String replacement, UnaryOperator<@Nullable String> shift) {
		var result = new StringBuilder();
		var plain = replacement.replace("\r\n", "\n").replace('\r', '\n'); //$NON-NLS-1$ //$NON-NLS-2$
		var start = 0;
		while (start <= plain.length()) {
			var end = plain.indexOf('\n', start);
			var line = plain.substring(start, end < 0 ? plain.length() : end);
			var moved = line.isBlank() ? line : shift.apply(line);
			if (moved == null) {
				return null;
			}
			result.append(moved);
			if (end < 0) {
				break;
			}
			result.append('\n');
			start = end + 1;
		}
		return result.toString();
	}
}
