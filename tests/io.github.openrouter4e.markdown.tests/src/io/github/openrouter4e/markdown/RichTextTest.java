package io.github.openrouter4e.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.markdown.code.TokenKind;
import io.github.openrouter4e.markdown.parser.MathText;
import io.github.openrouter4e.markdown.text.SafeText;
import io.github.openrouter4e.markdown.text.TextColumns;

@SuppressWarnings("nls")
class RichTextTest {

	private static final RichBlocks.Labels LABELS = new RichBlocks.Labels("Copy", "Apply", "Insert", "Replace", "Save",
			"{0} more");

	@Test
	void tablesAreAligned() {
		assertEquals("""
				Name   │ Price
				───────┼──────
				Claude │  3.00
				日本語 │ 15.50
				""",
				render("| Name | Price |\n|:--|--:|\n| Claude | 3.00 |\n| 日本語 | 15.50 |", 80).stripTrailing() + "\n");
	}

	@Test
	void wideTablesWrapTheirCells() {
		var table = render("| Topic | What it means |\n|--|--|\n| one | a rather long explanation of it all |", 30);
		assertTrue(table.lines().allMatch(l -> TextColumns.width(l) <= 30), table);
		assertTrue(table.contains("a rather long"), table);
	}

	@Test
	void tablesThatCannotFitBecomeLists() {
		var table = render(
				"| A | B | C | D |\n|--|--|--|--|\n| first value | second value | third value | fourth value |", 20);
		assertTrue(table.contains("A: first value\nB: second value"), table);
	}

	/** Also of a paragraph whose source has line breaks, which are spaces when it is shown. */
	@ParameterizedTest
	@ValueSource(strings = {"word ", "x", "**bold** and ", "\uD83D\uDE00", "a line\n"})
	void noLineGrowsBeyondAllMeasure(String piece) {
		var shown = render(piece.repeat(50_000 / piece.length()), 80);
		assertTrue(shown.lines().allMatch(line -> line.length() <= RichTextBuilder.MAX_LINE));
		assertTrue(shown.lines().count() > 3);
		assertEquals(shown, SafeText.forDisplay(shown)); // no character is torn apart
	}

	@Test
	void aBrokenLineKeepsItsStyle() {
		var text = new RichTextBuilder().append("begins ").append("x".repeat(10_000), RichText.Style.PLAIN
				.with(Trait.BOLD)).append(" ends").build();
		var bold = text.spans().getFirst();
		assertEquals(10_000, text.text().substring(bold.start(), bold.start() + bold.length()).replace("\n", "")
				.length());
		assertEquals(3, text.text().lines().count());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '^', value = {"- a\\n- b^• a|• b", "1. a\\n2. b^1. a|2. b", "- [x] a\\n- [ ] b^☑ a|☐ b",
			"> a^│ a", "a\\n- b\\n\\nc^a||• b||c", "- a\\n  - b^• a|  • b", "a<br>b^a|b", "3. a^3. a"})
	void listsAndQuotesReadWell(String source, String expected) {
		assertEquals(expected.replace('|', '\n'), render(source.replace("\\n", "\n"), 80).strip());
	}

	@ParameterizedTest
	@ValueSource(strings = {"1,234,567.89", "$18.747177", "-12:34:56", "1.234.567,89\u20AC"})
	void aTableBreaksNoNumber(String number) {
		for (var columns = 16; columns < 60; columns++) {
			var shown = render("|what it is about|costs|\n|--|--|\n|some words to wrap|" + number + "|", columns);
			assertTrue(shown.contains(number), columns + ": " + shown);
		}
	}

	/** What is too much for one moment is shown in parts, which together are the same text. */
	@ParameterizedTest
	@CsvSource({"1, 1000", "3, 1000", "100, 20", "100, 1000"})
	void textIsTakenApartBetweenLines(int mostLines, int mostCharacters) {
		var whole = parts("# Title\n\nSome **bold** words.\n\n```java\nint x = 1;\nint y = 2;\n```", 80);
		var split = whole.split(mostLines, mostCharacters, Integer.MAX_VALUE);
		split.forEach(part -> {
			assertTrue(part.lineCount() <= mostLines, part.text());
			assertTrue(part.lineCount() == 1 || part.text().length() <= mostCharacters, part.text());
			assertTrue(part.text().endsWith("\n"), part.text());
		});
		var again = new RichTextBuilder();
		split.forEach(again::append);
		assertEquals(whole.text(), again.build().text());
		assertEquals(whole.spans().stream().flatMap(s -> Stream.generate(s::style).limit(s.length())).toList(),
				again.build().spans().stream().flatMap(s -> Stream.generate(s::style).limit(s.length())).toList());
		assertEquals(codeLines(whole), codeLines(again.build()));
	}

	private static List<Integer> codeLines(RichText text) {
		return text.lines().stream().flatMap(l -> IntStream.range(l.first(), l.first() + l.count()).boxed()).toList();
	}

	@Test
	void codeHasItsActions() {
		var text = parts("```java\nint x = 1;\n```", 80);
		assertTrue(text.text().startsWith("java   Copy   Apply   Insert   Replace   Save\nint x = 1;\n"), text.text());
		assertTrue(text.spans().stream().anyMatch(s -> (RichText.ACTION + "insert:0").equals(s.style().link())));
		assertTrue(text.spans().stream().anyMatch(s -> s.style().token() != TokenKind.PLAIN));
	}

	@Test
	void linksCarryOnlySafeAddresses() {
		assertTrue(parts("[x](https://ok.example)", 80).spans().stream()
				.anyMatch(s -> "https://ok.example".equals(s.style().link())));
		assertFalse(parts("[x](file:///etc/passwd)", 80).spans().stream().anyMatch(s -> s.style().link() != null));
	}

	@Test
	void aFakeActionIsNoAction() {
		assertFalse(parts("[x](action:insert:0)", 80).spans().stream().anyMatch(s -> s.style().link() != null));
	}

	@ParameterizedTest
	@MethodSource("io.github.openrouter4e.markdown.StreamingMarkdownTest#documents")
	void spansLieWithinTheTextAndDoNotOverlap(String document) {
		var text = parts(document, 80);
		var at = 0;
		for (var span : text.spans()) {
			assertTrue(span.start() >= at && span.start() + span.length() <= text.text().length(), span.toString());
			at = span.start() + span.length();
		}
		var lines = text.text().split("\n", -1).length;
		var line = 0;
		for (var layout : text.lines()) {
			assertTrue(layout.first() >= line && layout.first() + layout.count() <= lines, layout.toString());
			line = layout.first();
		}
	}

	@Test
	void headingsAndEmphasisAreMarked() {
		var traits = parts("# Head\n\n**b** *i* `c`", 80).spans().stream().flatMap(s -> s.style().traits().stream())
				.toList();
		assertTrue(traits.contains(Trait.HEADING_1) && traits.contains(Trait.BOLD) && traits.contains(Trait.ITALIC)
				&& traits.contains(Trait.INLINE_CODE), traits.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"\\frac{a}{b}!a/b", "\\frac{a+1}{2}!(a+1)/2", "x^2 + y^{10}!x² + y¹⁰",
			"\\alpha \\leq \\beta!α≤β", "\\sqrt{x+1}!√(x+1)", "\\sum_{i=1}^n i!∑ᵢ₌₁ⁿ i", "\\text{speed} = 3!speed = 3",
			"a \\times b!a ×b", "e^{i\\pi}!eˆ(iπ)", "\\frac{\\frac{1}{2}}{3}!(1/2)/3"})
	void formulasAreReadable(String tex, String expected) {
		assertEquals(expected, MathText.readable(tex));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix}!(1, 2; 3, 4)",
			"A = \\begin{bmatrix} a_1 & b_1 \\\\[2pt] 0 & -x^2 \\\\ \\end{bmatrix}!A = [a₁, b₁; 0, -x²]",
			"\\begin{vmatrix}a & b\\\\c & d\\end{vmatrix} = ad - bc!|a, b; c, d| = ad - bc",
			"\\left[\\begin{array}{cc}1 & \\frac{1}{2}\\\\ \\hline 3 & 4\\end{array}\\right]![1, 1/2; 3, 4]",
			"\\begin{pmatrix}1 & \\begin{pmatrix}2\\\\3\\end{pmatrix}\\end{pmatrix}!(1, (2; 3))",
			"|x| = \\begin{cases} x, & x > 0 \\\\ -x & \\text{else} \\end{cases}!|x| = {x, x > 0; -x, else",
			"\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}!a = b; c = d", "\\{1, 2\\} \\& x!{1, 2} & x",
			"\\begin{pmatrix}1 & 2!(1, 2)", "1 \\end{pmatrix}!1", "\\begin{pmatrix!begin pmatrix"})
	void matricesAreReadable(String tex, String expected) {
		assertEquals(expected, MathText.readable(tex));
		for (var form : new String[]{"$$%s$$", "\\[%s\\]", "$$\n%s\n$$", "\\(%s\\)"}) {
			assertEquals("so " + expected + "\n", render("so " + form.formatted(tex), 80).replace("\n\n", "\n"), form);
		}
	}

	@Test
	void harmlessTagsAreStyles() {
		var text = parts("H<sub>2</sub>O, <kbd>Ctrl</kbd>, x<sup>*2*</sup><br>y <u>z</u> <b>b</b><i>i</i><s>s</s>", 80);
		assertEquals("H2O, Ctrl, x2\ny <u>z</u> bis\n\n", text.text());
		assertEquals(List.of(Set.of(Trait.SUBSCRIPT), Set.of(Trait.MONO, Trait.INLINE_CODE),
				Set.of(Trait.SUPERSCRIPT, Trait.ITALIC), Set.of(Trait.BOLD), Set.of(Trait.ITALIC),
				Set.of(Trait.STRIKE)),
				text.spans().stream().map(s -> s.style().traits())
						.filter(traits -> !traits.contains(Trait.MUTED)).toList());
		assertEquals("More\n\nText\n\n", render("<details>\n<summary>More</summary>\n\nText\n\n</details>", 80));
	}

	private static String render(String markdown, int columns) {
		return parts(markdown, columns).text();
	}

	private static RichText parts(String markdown, int columns) {
		var blocks = new RichBlocks(LABELS, () -> columns);
		return blocks
				.join(new MarkdownRenderer<>(blocks).render(markdown, new ShownCodes().group()));
	}
}
