package io.github.openrouter4e.agent.internal.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.agent.edit.Elision;
import io.github.openrouter4e.agent.edit.Splice;
import io.github.openrouter4e.agent.files.Lines;
import io.github.openrouter4e.agent.internal.match.FilePatch.Hunk;
import io.github.openrouter4e.agent.internal.match.FilePatch.Kind;
import io.github.openrouter4e.agent.internal.match.FilePatch.Line;
import io.github.openrouter4e.agent.internal.match.TextView.Form;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;

/**
 * Finds where the hunks of a patch belong. Forgives what {@link EditMatcher} forgives, and marks that models forget. The lines
 * of a hunk must be there, whole, and in one place only; an anchor ({@code @@ head of a method}) says in which block that is.
 * Lines that stay are kept to the byte. Pure.
 */
@SuppressWarnings("nls") // what the model is told
public final class PatchMatcher {

	/** What goes on with the block that a line of the same indent has begun. */
	private static final Pattern GOES_ON = Pattern.compile(
			"[{)\\]>#@].*|\\}?\\s*(?:else|elif|elsif|catch|finally|except|rescue|ensure|when|case|default|throws|where|do)\\b.*"
					+ "|(?:public|private|protected|signals|slots)\\s*:.*");
	/** What ends such a block. */
	private static final Pattern ENDS = Pattern.compile("\\}.*|</.*|(?:end|fi|done|esac)\\b.*");
	/** What stands before what it belongs to. */
	private static final Pattern PRECEDES = Pattern.compile("(?:@|//|/\\*|\\*|#).*");
	private static final int TAB = 4;
	/** Is a character of the text in some encodings, and not for models. */
	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final String mark;
	private final String text;
	private final Lines lines;
	private final String usualEnd;
	private final Map<Form, List<String>> forms = new EnumMap<>(Form.class);
	private boolean forgave;

	/** For this text, with the line ends that it has. */
	public PatchMatcher(String text) {
		mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
		this.text = text.substring(mark.length());
		lines = new Lines(this.text);
		usualEnd = LineEnds.of(text).usual();
	}

	/** Whether what was placed differed from what the model wrote in more than line ends. */
	public boolean forgave() {
		return forgave;
	}

	/**
	 * A hunk in its place.
	 *
	 * @param first the first of its lines in the file, from 1
	 * @param lines what is added is indented as the file is
	 */
	private record Placed(int first, List<Line> lines, int number) {

		/** The last of its lines in the file; the one before the first if it has none there. */
		int last() {
			return first + (int) lines.stream().filter(line -> line.kind() != Kind.ADD).count() - 1;
		}
	}

	/** Lines of the file, both included. */
	private record Block(int first, int last) {
	}

	/**
	 * Finds the places of all hunks, each in the text as it is now.
	 *
	 * @return in the order of the text, without overlaps
	 * @throws ToolException if one has no place, or more than one
	 */
	public List<Splice> place(List<Hunk> hunks) throws ToolException {
		var placed = new ArrayList<Placed>();
		for (var hunk : hunks) {
			placed.add(place(hunk));
		}
		placed.sort(Comparator.comparingInt(Placed::first));
		for (var i = 1; i < placed.size(); i++) {
			separate(placed, i);
		}
		var splices = placed.stream().map(this::splice).filter(splice -> !splice.text().equals(splice.expected()))
				.map(splice -> new Splice(splice.offset() + mark.length(), splice.expected(), splice.text())).toList();
		if (splices.isEmpty()) {
			throw new ToolException(Failed.Kind.ARGUMENTS,
					"The patch changes nothing: what it removes is what it adds. Nothing was changed.");
		}
		return splices;
	}

	private Placed place(Hunk hunk) throws ToolException {
		refuseElisions(hunk);
		if (hunk.before().isEmpty()) {
			return added(hunk);
		}
		if (hunk.before().stream().allMatch(String::isBlank)) {
			throw refused(hunk, "has only blank lines of the file. Give the lines around the place as well.");
		}
		var blocks = blocks(hunk);
		var outside = new ArrayList<Integer>();
		for (var reading : readings(hunk)) {
			if (reading.before().isEmpty() || reading.before().stream().allMatch(String::isBlank)) {
				continue;
			}
			for (var form : List.of(Form.EXACT, Form.TRAILING_BLANKS, Form.TYPOGRAPHY)) {
				var first = chosen(hunk, reading.before().size(), places(reading.before(), form), blocks, outside);
				if (first > 0) {
					forgave |= form != Form.EXACT || reading != hunk;
					return new Placed(first, reading.lines(), hunk.number());
				}
			}
			var shifted = new IndentShift(text, lines).places(reading.before());
			var first = chosen(hunk, reading.before().size(), shifted.stream().map(IndentShift.Shifted::first).toList(),
					blocks, outside);
			for (var place : shifted) {
				var moved = place.first() == first ? shifted(reading.lines(), place.shift()) : null;
				if (moved != null) {
					forgave = true;
					return new Placed(first, moved, hunk.number());
				}
			}
		}
		throw outside.isEmpty() ? missing(hunk) : elsewhere(hunk, outside);
	}

	private void refuseElisions(Hunk hunk) throws ToolException {
		for (var line : hunk.lines()) {
			if (Elision.isIn(line.text()) && (line.kind() == Kind.ADD
					? hunk.before().stream().noneMatch(there -> there.strip().equals(line.text().strip()))
					: form(Form.EXACT).stream().noneMatch(there -> there.strip().equals(line.text().strip())))) {
				throw refused(hunk, "leaves lines out (\"" + line.text().strip() + "\"). Write the lines out, or leave"
						+ " them out without a word, in two hunks.");
			}
		}
	}

	/** Lines alone belong to the end of the file, if the model said so, or it is empty. */
	private Placed added(Hunk hunk) throws ToolException {
		if (text.isEmpty()) {
			return new Placed(1, hunk.lines(), hunk.number());
		}
		if (!hunk.atEnd()) {
			throw refused(hunk,
					"only adds lines, so that nobody knows where. Give the lines around them as well, with a"
							+ " blank before each, or *** End of File behind them if they belong there.");
		}
		var all = new ArrayList<Line>();
		all.add(new Line(Kind.KEEP, lines.get(lines.count()), true)); // so that it is checked to be the last one still
		all.addAll(hunk.lines());
		return new Placed(lines.count(), all, hunk.number());
	}

	/** What a hunk may mean: what is written first, then with what models do wrong put right. */
	private static List<Hunk> readings(Hunk hunk) {
		var readings = new ArrayList<Hunk>();
		readings.add(hunk);
		var trimmed = hunk.with(trimmed(hunk.lines()));
		readings.add(trimmed);
		for (var reading : List.of(hunk, trimmed)) {
			// the mark of lines that stay was forgotten, so that the first blank is one of the file
			readings.add(reading.with(reading.lines().stream().map(line -> line.kind() == Kind.KEEP && line.marked()
					? new Line(Kind.KEEP, ' ' + line.text(), true)
					: line).toList()));
		}
		var numbers = Objects.requireNonNull(LineNumbers.NUMBER);
		if (hunk.before().stream().allMatch(line -> numbers.matcher(line).lookingAt())) {
			readings.add(hunk.with(hunk.lines().stream()
					.map(line -> new Line(line.kind(), numbers.matcher(line.text()).replaceFirst(""), line.marked()))
					.toList()));
		}
		return readings.stream().distinct().toList();
	}

	/** Without empty lines at the beginning and the end, which may be there to set hunks apart. */
	private static List<Line> trimmed(List<Line> lines) {
		var from = 0;
		var to = lines.size();
		while (from < to && isEmpty(lines.get(from))) {
			from++;
		}
		while (from < to && isEmpty(lines.get(to - 1))) {
			to--;
		}
		return lines.subList(from, to);
	}

	private static boolean isEmpty(Line line) {
		return line.kind() == Kind.KEEP && line.text().isEmpty();
	}

	/** The lines of the file in a form. */
	private List<String> form(Form form) {
		return forms.computeIfAbsent(form, key -> {
			var all = new ArrayList<String>(lines.count());
			for (var line = 1; line <= lines.count(); line++) {
				all.add(TextView.ofLine(lines.get(line), key));
			}
			return all;
		});
	}

	/** Where these lines begin. */
	private List<Integer> places(List<String> wanted, Form form) {
		var there = form(form);
		var formed = wanted.stream().map(line -> TextView.ofLine(line, form)).toList();
		var places = new ArrayList<Integer>();
		for (var first = 0; first + formed.size() <= there.size(); first++) {
			if (there.get(first).equals(formed.getFirst())
					&& there.subList(first, first + formed.size()).equals(formed)) {
				places.add(first + 1);
			}
		}
		return places;
	}

	/**
	 * The one place of several that is meant.
	 *
	 * @param outside gets the places that are not where the anchors say
	 * @return 0 for none
	 * @throws ToolException if there is more than one
	 */
	private int chosen(Hunk hunk, int count, List<Integer> places, List<Block> blocks, List<Integer> outside)
			throws ToolException {
		var within = places.stream().filter(first -> isIn(blocks, first, count)).toList();
		if (within.size() <= 1) {
			if (within.isEmpty()) {
				outside.addAll(places);
			}
			return within.isEmpty() ? 0 : within.getFirst();
		}
		var ends = within.stream().filter(first -> hunk.atEnd() && isEnd(first + count - 1)).toList();
		if (ends.size() == 1) {
			return ends.getFirst();
		}
		var near = within.stream().filter(first -> hunk.line() > 0
				&& Math.abs(first - hunk.line()) <= EditMatcher.NEAR).toList();
		var far = within.stream().filter(first -> hunk.line() > 0
				&& Math.abs(first - hunk.line()) <= EditMatcher.FAR).toList();
		if (near.size() == 1 && far.size() == 1) {
			return near.getFirst();
		}
		if (!hunk.near().isEmpty()) {
			var belows = blocks(hunk.near(), List.of(new Block(1, lines.count())));
			var below = within.stream().filter(first -> isIn(belows, first, count)).toList();
			if (below.size() == 1) {
				return below.getFirst();
			}
		}
		throw refused(hunk,
				"fits in " + within.size() + " places. Add lines around it, or a line @@ with the head of the"
						+ " method or class that it is in.",
				" It could begin in\n" + EditMatcher.numbered(lines, within));
	}

	private static boolean isIn(List<Block> blocks, int first, int count) {
		return blocks.stream().anyMatch(block -> first <= block.last() && first + count - 1 >= block.first());
	}

	private boolean isEnd(int last) {
		for (var line = last + 1; line <= lines.count(); line++) {
			if (!lines.get(line).isBlank()) {
				return false;
			}
		}
		return true;
	}

	/** Where a hunk may be: in what its anchors begin. */
	private List<Block> blocks(Hunk hunk) throws ToolException {
		var blocks = List.of(new Block(1, lines.count()));
		for (var anchor : hunk.anchors()) {
			var within = blocks(anchor, blocks);
			if (within.isEmpty()) {
				throw refused(hunk, "is said to be below \"@@ " + anchor + "\", but there is no such line"
						+ (blocks.getFirst().last() - blocks.getFirst().first() + 1 == lines.count() ? "" : " there")
						+ ". Give a line of the file, such as the head of the method or class, or leave it out if the"
						+ " lines are there only once.");
			}
			blocks = within;
		}
		return blocks;
	}

	/** What the lines begin that are equal to an anchor, or else begin with it, or else contain it. */
	private List<Block> blocks(String anchor, List<Block> within) {
		var plain = TextView.ofLine(anchor, Form.TYPOGRAPHY).strip();
		for (var test : List.<Predicate<String>>of(line -> line.equals(plain), line -> line.startsWith(plain),
				line -> line.contains(plain))) {
			var found = new ArrayList<Block>();
			for (var line = 1; line <= lines.count(); line++) {
				var number = line;
				if (test.test(form(Form.TYPOGRAPHY).get(line - 1).strip())
						&& within.stream().anyMatch(block -> number >= block.first() && number <= block.last())) {
					found.add(new Block(line, endOfBlock(line)));
				}
			}
			if (!found.isEmpty()) {
				return found;
			}
		}
		return List.of();
	}

	/** The last line of what a line begins, as far as the indents tell. */
	private int endOfBlock(int head) {
		var indent = indent(head);
		var isBefore = PRECEDES.matcher(lines.get(head).strip()).matches();
		var last = head;
		for (var line = head + 1; line <= lines.count(); line++) {
			var stripped = lines.get(line).strip();
			if (stripped.isEmpty()) {
				continue;
			}
			if (indent(line) <= indent) {
				if (isBefore) { // a comment or an annotation: what it belongs to begins the block
					isBefore = PRECEDES.matcher(stripped).matches();
				} else if (!GOES_ON.matcher(stripped).matches()) {
					return ENDS.matcher(stripped).matches() && indent(line) == indent ? line : last;
				}
			}
			last = line;
		}
		return lines.count();
	}

	private int indent(int line) {
		var columns = 0;
		for (var c : lines.get(line).toCharArray()) {
			if (c != ' ' && c != '\t') {
				break;
			}
			columns = c == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
		}
		return columns;
	}

	/** What is added with the indent of the file; null if that is not clear. */
	private static @Nullable List<Line> shifted(List<Line> lines, UnaryOperator<@Nullable String> shift) {
		var result = new ArrayList<Line>();
		for (var line : lines) {
			var moved = line.kind() != Kind.ADD || line.text().isBlank() ? line.text() : shift.apply(line.text());
			if (moved == null) {
				return null;
			}
			result.add(new Line(line.kind(), moved, line.marked()));
		}
		return result;
	}

	/** Models give lines around a change, which may be those around the next change, too. */
	private void separate(List<Placed> placed, int index) throws ToolException {
		var before = placed.get(index - 1);
		var after = placed.get(index);
		var common = before.last() - after.first() + 1;
		if (common <= 0) {
			return;
		}
		var cut = before.lines().size() - common;
		if (cut >= 0 && before.lines().subList(cut, before.lines().size()).stream()
				.allMatch(line -> line.kind() == Kind.KEEP)) {
			placed.set(index - 1, new Placed(before.first(), before.lines().subList(0, cut), before.number()));
		} else if (common < after.lines().size() && after.first() + common <= lines.count()
				&& after.lines().subList(0, common).stream().allMatch(line -> line.kind() == Kind.KEEP)) {
			placed.set(index, new Placed(after.first() + common,
					after.lines().subList(common, after.lines().size()), after.number()));
		} else {
			throw new ToolException(Failed.Kind.ARGUMENTS,
					"Hunks " + Math.min(before.number(), after.number()) + " and "
							+ Math.max(before.number(), after.number()) + " both change line " + after.first()
							+ ". Make one hunk of them. Nothing was changed.");
		}
	}

	/** A line as it gets into the file. */
	private record Written(String text, String end) {
	}

	private Splice splice(Placed hunk) {
		var result = new ArrayList<Written>();
		var line = hunk.first();
		for (var i = 0; i < hunk.lines().size();) {
			if (hunk.lines().get(i).kind() == Kind.KEEP) {
				result.add(new Written(lines.get(line), end(line)));
				line++;
				i++;
				continue;
			}
			var ends = new ArrayList<String>(); // a line that comes gets the end of the one whose place it takes
			var added = new ArrayList<String>();
			for (; i < hunk.lines().size() && hunk.lines().get(i).kind() != Kind.KEEP; i++) {
				if (hunk.lines().get(i).kind() == Kind.ADD) {
					added.add(hunk.lines().get(i).text());
				} else {
					ends.add(end(line++));
				}
			}
			for (var each = 0; each < added.size(); each++) {
				result.add(new Written(added.get(each), each < ends.size() ? ends.get(each) : ""));
			}
		}
		var start = hunk.first() <= lines.count() ? lines.start(hunk.first()) : text.length();
		var stop = hunk.last() < lines.count() ? lines.start(hunk.last() + 1) : text.length();
		var endless = hunk.last() == lines.count() && end(lines.count()).isEmpty() && !text.isEmpty();
		return new Splice(text.isEmpty() ? 0 : start, text.isEmpty() ? "" : text.substring(start, stop),
				joined(result, hunk.first() > 1 && hunk.first() <= lines.count() + 1 ? end(hunk.first() - 1) : "",
						endless));
	}

	/** @param endless whether the file does not end with a line end, and goes on so */
	private String joined(List<Written> written, String endBefore, boolean endless) {
		var result = new StringBuilder();
		var last = endBefore.isEmpty() ? usualEnd : endBefore;
		for (var i = 0; i < written.size(); i++) {
			last = written.get(i).end().isEmpty() ? last : written.get(i).end();
			result.append(written.get(i).text()).append(endless && i == written.size() - 1 ? "" : last);
		}
		return result.toString();
	}

	/** How a line of the file ends; empty for the last one if it does not. */
	private String end(int line) {
		var from = lines.start(line) + lines.get(line).length();
		return text.substring(from, line < lines.count() ? lines.start(line + 1) : text.length());
	}

	private ToolException missing(Hunk hunk) {
		var after = hunk.after();
		if (hunk.lines().stream().anyMatch(line -> line.kind() == Kind.ADD && !line.text().isBlank())
				&& places(after, Form.TRAILING_BLANKS).size() == 1) {
			return new ToolException(Failed.Kind.STALE,
					name(hunk) + " is not there before the change, but as it is after"
							+ " it, at line " + places(after, Form.TRAILING_BLANKS).getFirst()
							+ ": it seems to be done already. Nothing was changed.");
		}
		return new ToolException(Failed.Kind.NOT_FOUND, "The lines of " + name(hunk)
				+ " that stay or go are not in the file. Nothing was changed."
				+ NearestLines.describe(lines, new Lines(String.join("\n", hunk.before()))));
	}

	private ToolException elsewhere(Hunk hunk, List<Integer> outside) {
		return refused(hunk, "is not below \"@@ " + hunk.anchors().getLast()
				+ "\". Give the right line behind @@, or none if that is not where it is.",
				" Its lines begin in\n" + EditMatcher.numbered(lines, outside.stream().distinct().toList()));
	}

	private static ToolException refused(Hunk hunk, String reason) {
		return refused(hunk, reason, "");
	}

	private static ToolException refused(Hunk hunk, String reason, String places) {
		return new ToolException(Failed.Kind.ARGUMENTS,
				name(hunk) + " " + reason + " Nothing was changed." + places);
	}

	private static String name(Hunk hunk) {
		return "Hunk " + hunk.number();
	}
}
