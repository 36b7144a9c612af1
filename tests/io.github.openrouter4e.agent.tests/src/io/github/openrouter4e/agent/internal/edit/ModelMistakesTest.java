package io.github.openrouter4e.agent.internal.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.tools.ToolException;

/**
 * Edits with the mistakes that models make, made from ones of which the right result is known: those that can be forgiven must
 * give exactly that, the others nothing at all.
 */
@SuppressWarnings("nls")
class ModelMistakesTest {

	private static final int CASES = Integer.getInteger("openrouter4e.mistakes", 20_000);
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
