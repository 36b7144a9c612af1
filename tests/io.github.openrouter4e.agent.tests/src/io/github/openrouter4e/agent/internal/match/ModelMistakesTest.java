package io.github.openrouter4e.agent.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.tools.ToolException;

/**
 * Edits and patches with the mistakes that models make, made from ones of which the right result is known: those that can be forgiven must
 * give exactly that, the others nothing at all.
 */
@SuppressWarnings("nls")
class ModelMistakesTest {

	private static final int CASES = Integer.getInteger("openrouter4e.mistakes", 10_000);
	private static final String[] WORDS = {"price", "total", "item", "cart", "order", "sum", "tax", "rate"};

	private final Random random = new Random(20261128);

	/** What a model does wrong, and whether that can be forgiven. */
	private enum Mistake {
		NONE(true), LINE_ENDS(true), TRAILING_BLANKS(true), INDENT_LESS(true), INDENT_MORE(true), BLANKS_FOR_TABS(
				true), QUOTES(true), LINE_NUMBERS(true),
		/** Another word in a line. */
		WRONG_WORD(false),
		/** A line that is not there. */
		INVENTED_LINE(false), MISSING_LINE(false), ELISION(false);

		final boolean forgivable;

		Mistake(boolean forgivable) {
			this.forgivable = forgivable;
		}
	}

	@Test
	void noEditGetsToAWrongPlace() {
		var applied = 0;
		var forgivable = 0;
		for (var i = 0; i < CASES; i++) {
			var end = List.of("\n", "\r\n").get(random.nextInt(2));
			var lines = file();
			var first = random.nextInt(lines.size() - 6);
			var count = 2 + random.nextInt(4);
			var region = lines.subList(first, first + count);
			var changed = change(region);
			var expected = new ArrayList<>(lines.subList(0, first));
			expected.addAll(changed);
			expected.addAll(lines.subList(first + count, lines.size()));
			var mistake = Mistake.values()[random.nextInt(Mistake.values().length)];
			var wanted = mistaken(mistake, region, changed);
			var text = String.join(end, lines) + end;
			var result = apply(text, wanted);
			var right = String.join(end, expected) + end;
			if (mistake.forgivable) {
				if (isOnlyPlace(lines, region)) {
					forgivable++;
					applied += result.equals(right) ? 1 : 0;
				}
				assertTrue(result.equals(right) || result.equals(text),
						() -> mistake + "\n" + wanted + "\n" + text + "\n" + result);
			} else {
				assertEquals(text, result, () -> mistake + "\n" + wanted);
			}
		}
		assertTrue(applied >= 0.99 * forgivable, applied + " of " + forgivable);
		assertTrue(forgivable > CASES / 3);
	}

	/** What a model does wrong in a patch, and whether that can be forgiven. */
	private enum PatchMistake {
		NONE(true), LINE_ENDS(true), TRAILING_BLANKS(true), INDENT_LESS(true), INDENT_MORE(true), BLANKS_FOR_TABS(
				true), QUOTES(true), LINE_NUMBERS(true), NO_MARKS(true), BLANK_LINES(true), WRONG_RANGE(true), WRAPPED(
						true), HEAD_IN_HUNK(true),
		/** Another word in a line. */
		WRONG_WORD(false),
		/** A line that is not there. */
		INVENTED_LINE(false), MISSING_LINE(false), ELISION(false),
		/** The head of another method. */
		WRONG_ANCHOR(false),
		/** The file was changed since: the lines are in other methods only. */
		STALE(false),
		/** The end is missing. */
		CUT(false);

		final boolean forgivable;

		PatchMistake(boolean forgivable) {
			this.forgivable = forgivable;
		}
	}

	/** Methods of which some are the same but for their heads, and a hunk in one of them, below its head. */
	@Test
	void noPatchGetsToAWrongPlace() {
		var applied = 0;
		var forgivable = 0;
		for (var i = 0; i < CASES; i++) {
			var end = List.of("\n", "\r\n").get(random.nextInt(2));
			var lines = file();
			var methods = heads(lines);
			var twin = methods.get(random.nextInt(methods.size()));
			var head = methods.get(random.nextInt(methods.size()));
			for (var line = 1; line < BODY; line++) { // the bodies are the same
				lines.set(head + line, lines.get(twin + line));
			}
			var first = head + 1 + random.nextInt(2);
			var region = List.copyOf(lines.subList(first, Math.min(head + BODY, first + 2 + random.nextInt(3))));
			var at = random.nextInt(region.size());
			var hunk = hunk(region, at);
			var expected = new ArrayList<>(lines.subList(0, first));
			hunk.stream().filter(line -> !line.startsWith("-")).forEach(line -> expected.add(line.substring(1)));
			expected.addAll(lines.subList(first + region.size(), lines.size()));
			var mistake = PatchMistake.values()[random.nextInt(PatchMistake.values().length)];
			var anchor = lines.get(mistake == PatchMistake.WRONG_ANCHOR ? other(methods, lines, region, head) : head);
			if (mistake == PatchMistake.STALE) {
				lines.set(first + at, lines.get(first + at) + " // changed");
			}
			var patch = patch(mistake, anchor, hunk, lines);
			var text = String.join(end, lines) + end;
			var right = String.join(end, expected) + end;
			var result = patched(text, patch);
			if (mistake.forgivable) {
				if (region.stream().flatMapToInt(String::chars).filter(Character::isLetterOrDigit).count() >= 8) {
					forgivable++;
					applied += result.equals(right) ? 1 : 0;
				}
				assertTrue(result.equals(right) || result.equals(text),
						() -> mistake + "\n" + patch + "\n" + text + "\n" + result);
			} else {
				assertEquals(text, result, () -> mistake + "\n" + patch);
			}
		}
		assertTrue(applied >= 0.99 * forgivable, applied + " of " + forgivable);
		assertTrue(forgivable > CASES / 3);
	}

	/** Lines of a method with its head, but without its last brace. */
	private static final int BODY = 5;

	private static List<Integer> heads(List<String> lines) {
		var heads = new ArrayList<Integer>();
		for (var i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("\tint ")) {
				heads.add(i);
			}
		}
		return heads;
	}

	/** The head of a method that does not have these lines; of none if all have. */
	private int other(List<Integer> methods, List<String> lines, List<String> region, int head) {
		var others = methods.stream().filter(method -> method != head
				&& Collections.indexOfSubList(lines.subList(method, method + BODY + 1), region) < 0).toList();
		return others.isEmpty() ? 0 : others.get(random.nextInt(others.size()));
	}

	/** A change of one of the lines. */
	private List<String> hunk(List<String> region, int at) {
		var hunk = new ArrayList<String>();
		for (var i = 0; i < region.size(); i++) {
			var line = region.get(i);
			if (i != at) {
				hunk.add(' ' + line);
				continue;
			}
			hunk.add('-' + line);
			if (random.nextInt(3) > 0) {
				hunk.add('+' + indent(line) + "changed(" + random.nextInt(1_000) + ");");
			}
		}
		return hunk;
	}

	private String patch(PatchMistake mistake, String anchor, List<String> right, List<String> file) {
		var hunk = new ArrayList<>(right);
		var head = "@@ " + anchor.strip();
		switch (mistake) {
			case TRAILING_BLANKS -> hunk
					.replaceAll(line -> !line.startsWith("+") && random.nextBoolean() ? line + "  " : line);
			case INDENT_LESS -> hunk.replaceAll(line -> line.charAt(0) + line.substring(2));
			case INDENT_MORE -> hunk.replaceAll(line -> line.charAt(0) + "\t" + line.substring(1));
			case BLANKS_FOR_TABS -> hunk.replaceAll(line -> line.replace("\t", "    "));
			case QUOTES -> hunk.replaceAll(line -> line.startsWith("+") ? line : line.replace('"', '\u201D'));
			case LINE_NUMBERS -> {
				var number = 40;
				for (var i = 0; i < hunk.size(); i++) {
					hunk.set(i, hunk.get(i).charAt(0) + (number++ + "\t") + hunk.get(i).substring(1));
				}
			}
			case NO_MARKS -> hunk.replaceAll(line -> line.startsWith(" ") ? line.substring(1) : line);
			case BLANK_LINES -> {
				hunk.addFirst("");
				hunk.addLast("");
			}
			case WRONG_RANGE -> head = "@@ -999,7 +999,7 @@ " + anchor.strip();
			case HEAD_IN_HUNK -> {
				if (right.size() < file.size() && file.indexOf(anchor) + 1 == firstOf(right, file, anchor)) {
					hunk.addFirst(' ' + anchor);
				}
			}
			case WRONG_WORD -> hunk.set(anyOld(hunk), hunk.get(anyOld(hunk)).charAt(0) + "\t\treturn nothing * 7;");
			case INVENTED_LINE -> hunk.add(random.nextInt(hunk.size()), " \t\tinvented();");
			case MISSING_LINE -> {
				var removed = 1 + random.nextInt(hunk.size());
				var shorter = new ArrayList<>(hunk);
				if (removed < hunk.size() - 1) {
					shorter.remove(removed);
				}
				var old = shorter.stream().filter(line -> !line.startsWith("+")).map(line -> line.substring(1))
						.toList();
				if (old.isEmpty() || Collections.indexOfSubList(file, old) >= 0) {
					hunk.add(0, " \t\tinvented();");
				} else {
					hunk.clear();
					hunk.addAll(shorter);
				}
			}
			case ELISION -> hunk.add(0, " \t\t// ... existing code ...");
			default -> {
				// as it is
			}
		}
		var patch = "*** Begin Patch\n*** Update File: p/a\n" + head + "\n" + String.join("\n", hunk)
				+ (mistake == PatchMistake.CUT ? "" : "\n*** End Patch");
		return switch (mistake) {
			case LINE_ENDS -> patch.replace("\n", "\r\n");
			case WRAPPED -> "```patch\n" + patch + "\n```";
			default -> patch;
		};
	}

	private static int firstOf(List<String> hunk, List<String> file, String anchor) {
		var old = hunk.stream().filter(line -> !line.startsWith("+")).map(line -> line.substring(1)).toList();
		var head = file.indexOf(anchor);
		return head + Collections.indexOfSubList(file.subList(head, file.size()), old);
	}

	private static int anyOld(List<String> hunk) {
		for (var i = 0; i < hunk.size(); i++) {
			if (!hunk.get(i).startsWith("+")) {
				return i;
			}
		}
		return 0;
	}

	private static String patched(String text, String patch) {
		try {
			var update = (FilePatch.Update) PatchParser.parse(patch).getFirst();
			var result = new StringBuilder(text);
			for (var splice : new PatchMatcher(text).place(update.hunks()).reversed()) {
				result.replace(splice.offset(), splice.end(), splice.text());
			}
			return result.toString();
		} catch (@SuppressWarnings("unused") ToolException e) {
			return text;
		}
	}

	/** Whether no other lines are the same but for their indents, and whether the region has words at all. */
	private static boolean isOnlyPlace(List<String> lines, List<String> region) {
		var plain = region.stream().map(String::strip).toList();
		var places = 0;
		for (var i = 0; i + plain.size() <= lines.size(); i++) {
			places += lines.subList(i, i + plain.size()).stream().map(String::strip).toList().equals(plain) ? 1 : 0;
		}
		return places == 1 && String.join("", plain).chars().filter(Character::isLetterOrDigit).count() >= 8;
	}

	private static String apply(String text, Replacement wanted) {
		try {
			var result = new StringBuilder(text);
			for (var splice : new EditMatcher(text).place(List.of(wanted)).reversed()) {
				result.replace(splice.offset(), splice.end(), splice.text());
			}
			return result.toString();
		} catch (@SuppressWarnings("unused") ToolException e) {
			return text;
		}
	}

	/** Methods that resemble each other. */
	private List<String> file() {
		var lines = new ArrayList<String>();
		lines.add("class Shop {");
		var methods = 4 + random.nextInt(6);
		for (var i = 0; i < methods; i++) {
			var word = word();
			lines.add("");
			lines.add("\t/** Returns the " + word + ". */");
			lines.add("\tint " + word + i + "() {");
			lines.add("\t\tif (" + word() + " > " + random.nextInt(50) + ") {");
			lines.add("\t\t\tlog(\"" + word() + random.nextInt(50) + "\");");
			lines.add("\t\t}");
			lines.add("\t\treturn " + word() + " * " + random.nextInt(50) + ";");
			lines.add("\t}");
		}
		lines.add("}");
		return lines;
	}

	private String word() {
		return WORDS[random.nextInt(WORDS.length)];
	}

	private List<String> change(List<String> region) {
		var changed = new ArrayList<>(region);
		var at = random.nextInt(changed.size());
		switch (random.nextInt(3)) {
			case 0 -> changed.set(at, indent(changed.get(at)) + "changed(" + random.nextInt(1_000) + ");");
			case 1 -> changed.add(at, indent(changed.get(at)) + "added(" + random.nextInt(1_000) + ");");
			default -> {
				changed.remove(at);
				changed.add(indent(region.getLast()) + "replaced(" + random.nextInt(1_000) + ");");
			}
		}
		return changed;
	}

	private static String indent(String line) {
		return line.substring(0, line.length() - line.stripLeading().length());
	}

	private Replacement mistaken(Mistake mistake, List<String> region, List<String> changed) {
		var old = new ArrayList<>(region);
		var text = new ArrayList<>(changed);
		switch (mistake) {
			case LINE_ENDS -> {
				return new Replacement(String.join("\r\n", old), String.join("\r\n", text));
			}
			case TRAILING_BLANKS -> old.replaceAll(line -> random.nextBoolean() ? line + "  " : line);
			case INDENT_LESS -> {
				if (Stream.concat(old.stream(), text.stream())
						.allMatch(line -> line.isEmpty() || line.startsWith("\t"))) {
					old.replaceAll(line -> line.isEmpty() ? line : line.substring(1));
					text.replaceAll(line -> line.isEmpty() ? line : line.substring(1));
				}
			}
			case INDENT_MORE -> {
				old.replaceAll(line -> line.isEmpty() ? line : "\t" + line);
				text.replaceAll(line -> line.isEmpty() ? line : "\t" + line);
			}
			case BLANKS_FOR_TABS -> {
				old.replaceAll(line -> line.replace("\t", "    "));
				text.replaceAll(line -> line.replace("\t", "    "));
			}
			case QUOTES -> {
				old.replaceAll(line -> line.replace('"', '\u201D'));
			}
			case LINE_NUMBERS -> {
				for (var i = 0; i < old.size(); i++) {
					old.set(i, 40 + i + "\t" + old.get(i));
				}
			}
			case WRONG_WORD -> old.set(random.nextInt(old.size()), "\t\treturn nothing * 7;");
			case INVENTED_LINE -> old.add(random.nextInt(old.size()), "\t\tinvented();");
			case MISSING_LINE -> {
				if (old.size() < 3 || old.get(0).isEmpty() || old.get(1).isEmpty()
						|| old.get(2).isEmpty()) {
					old.add(1, "\t\tinvented();");
				} else {
					old.remove(1);
				}
			}
			case ELISION -> old.set(old.size() / 2, "\t\t// ... existing code ...");
			case NONE -> {
				// as it is
			}
		}
		return new Replacement(String.join("\n", old), String.join("\n", text));
	}
}
