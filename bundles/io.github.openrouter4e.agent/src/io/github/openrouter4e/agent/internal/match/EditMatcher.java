package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.internal.match.TextView.Form;
import io.github.openrouter4e.agent.internal.match.TextView.Range;
import io.github.openrouter4e.agent.tools.ResultText;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * Finds the places that a model means. It forgives what carries no meaning: line ends, blanks at the end of lines, the form of
 * quotation marks, an indent that is shifted as a whole, line numbers of a file that was read. It never takes a text that
 * merely resembles the one it looks for, and never one of several. Pure.
 */
@SuppressWarnings("nls") // what the model is told
public final class EditMatcher {

	/** A hint chooses a place that is so near, if no other one is less than {@link #FAR} away from it. */
	static final int NEAR = 3;
	static final int FAR = 20;
	private static final int MOST_PLACES = 10;

	private final String text;
	private final Lines lines;
	private final LineEnds ends;
	private boolean forgave;

	/** For this text, with the line ends that it has. */
	public EditMatcher(String text) {
		this.text = text;
		lines = new Lines(text);
		ends = LineEnds.of(text);
	}

	/** Whether what was placed differed from what the model wrote in more than line ends. */
	public boolean forgave() {
		return forgave;
	}

	/** A text as a whole in place of another, with the line ends of that one. */
	public static String withLineEndsOf(String there, String replacement) {
		return LineEnds.of(there).applyTo(there, there, replacement);
	}

	/**
	 * Finds the places of all replacements, each in the text as it is now.
	 *
	 * @return in the order of the text, without overlaps
	 * @throws ToolException if one has no place, or more than it should
	 */
	public List<Splice> place(List<Replacement> replacements) throws ToolException {
		var splices = new ArrayList<Splice>();
		for (var replacement : replacements) {
			splices.addAll(place(replacement));
		}
		splices.sort(Comparator.comparingInt(Splice::offset));
		for (var i = 1; i < splices.size(); i++) {
			if (splices.get(i).offset() < splices.get(i - 1).end()) {
				throw new ToolException(Kind.ARGUMENTS, "Two edits overlap at line "
						+ lines.lineOf(splices.get(i).offset()) + ". Make one edit of them. Nothing was changed.");
			}
		}
		return splices;
	}

	private List<Splice> place(Replacement wanted) throws ToolException {
		check(wanted);
		if (wanted.old().isEmpty()) {
			return List.of(new Splice(0, "", ends.applyTo("", "", wanted.text())));
		}
		var found = find(wanted);
		if (found.isEmpty()) {
			var numbered = LineNumbers.strip(wanted);
			found = numbered == null ? found : find(numbered);
			forgave = true;
		}
		if (found.isEmpty()) {
			throw missing(wanted);
		}
		return found;
	}

	private void check(Replacement wanted) throws ToolException {
		if (wanted.old().equals(wanted.text())) {
			throw new ToolException(Kind.ARGUMENTS, "An edit has the same text as old and new. Nothing was changed.");
		}
		if (wanted.old().isEmpty() && !text.isEmpty()) {
			throw new ToolException(Kind.ARGUMENTS,
					"The old text is empty, but the file is not. Give the text that the new one takes the place of.");
		}
		if (!wanted.old().isEmpty() && wanted.old().isBlank()) {
			throw new ToolException(Kind.ARGUMENTS, "The old text is blank. Give the lines around it as well.");
		}
		if (Elision.isIn(wanted.old()) && !text.contains(wanted.old())) {
			throw new ToolException(Kind.ARGUMENTS,
					"The old text leaves lines out (\"" + Elision.in(wanted.old()) + "\"). Write the lines out.");
		}
		Elision.refuseAdded(wanted.old(), wanted.text());
	}

	/** Empty if there is none in any form. */
	private List<Splice> find(Replacement wanted) throws ToolException {
		for (var form : Form.values()) {
			var ranges = TextView.of(text, form).find(TextView.of(wanted.old(), form), wanted.count() == 1).stream()
					.filter(range -> !splitsLineEnd(range.start()) && !splitsLineEnd(range.end())).toList();
			if (!ranges.isEmpty()) {
				forgave |= form.compareTo(Form.LINE_ENDS) > 0;
				return chosen(wanted, ranges).stream().map(range -> splice(range, wanted.old(), wanted.text()))
						.toList();
			}
		}
		var shifted = new IndentShift(text, lines).find(wanted.old(), wanted.text());
		if (shifted.isEmpty()) {
			return List.of();
		}
		forgave = true;
		var ranges = chosen(wanted, shifted.stream().map(IndentShift.Found::range).toList());
		return shifted.stream().filter(found -> ranges.contains(found.range()))
				.map(found -> splice(found.range(), there(found.range()), found.text())).toList();
	}

	private boolean splitsLineEnd(int offset) {
		return offset > 0 && offset < text.length() && text.charAt(offset - 1) == '\r' && text.charAt(offset) == '\n';
	}

	private String there(Range range) {
		return text.substring(range.start(), range.end());
	}

	private Splice splice(Range range, String old, String replacement) {
		return new Splice(range.start(), there(range), ends.applyTo(there(range), old, replacement));
	}

	private List<Range> chosen(Replacement wanted, List<Range> ranges) throws ToolException {
		if (ranges.size() == wanted.count()) {
			return ranges;
		}
		if (wanted.count() == 1 && wanted.line() > 0) {
			var near = ranges.stream().filter(range -> distance(range, wanted) <= NEAR).toList();
			var others = ranges.stream().filter(range -> distance(range, wanted) <= FAR).toList();
			if (near.size() == 1 && others.size() == 1) {
				return near;
			}
		}
		var places = numbered(lines, ranges.stream().map(range -> lines.lineOf(range.start())).toList());
		throw new ToolException(Kind.ARGUMENTS, "The old text is there " + ranges.size() + " times, not "
				+ (wanted.count() == 1 ? "once" : wanted.count() + " times")
				+ ". Add the lines around it, or give count if all shall be changed. Nothing was changed. It begins in\n"
				+ places);
	}

	/** The first of these lines with their numbers. */
	static String numbered(Lines lines, List<Integer> places) {
		return places.stream().limit(MOST_PLACES).map(line -> line + "\t" + ResultText.cut(lines.get(line)))
				.collect(Collectors.joining("\n"));
	}

	private int distance(Range range, Replacement wanted) {
		return Math.abs(lines.lineOf(range.start()) - wanted.line());
	}

	private ToolException missing(Replacement wanted) {
		if (!wanted.text().isBlank()) {
			var there = TextView.of(text, Form.TRAILING_BLANKS)
					.find(TextView.of(wanted.text(), Form.TRAILING_BLANKS), false);
			if (there.size() == 1) {
				return new ToolException(Kind.STALE, "The old text is not there, but the new one is, at line "
						+ lines.lineOf(there.getFirst().start())
						+ ": it seems to be done already. Nothing was changed.");
			}
		}
		return new ToolException(Kind.NOT_FOUND, "The old text is not in the file. Nothing was changed."
				+ NearestLines.describe(lines, new Lines(wanted.old())));
	}
}
