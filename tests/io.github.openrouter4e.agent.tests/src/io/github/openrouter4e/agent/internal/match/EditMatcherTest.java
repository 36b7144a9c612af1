package io.github.openrouter4e.agent.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** Which places are found, which are refused, and with which words. */
@SuppressWarnings("nls")
class EditMatcherTest {

	private static String edit(String text, Replacement... replacements) throws ToolException {
		var result = new StringBuilder(text);
		for (var splice : new EditMatcher(text).place(List.of(replacements)).reversed()) {
			assertEquals(splice.expected(), text.substring(splice.offset(), splice.end()));
			result.replace(splice.offset(), splice.end(), splice.text());
		}
		return result.toString();
	}

	private static String edit(String text, String old, String replacement) throws ToolException {
		return edit(text, new Replacement(old, replacement));
	}

	private static ToolOutcome.Failed refused(String text, Replacement... replacements) {
		var e = assertThrows(ToolException.class, () -> new EditMatcher(text).place(List.of(replacements)));
		return (ToolOutcome.Failed) e.outcome();
	}

	@Test
	void theExactTextIsReplaced() throws Exception {
		assertEquals("a\nB\nc\n", edit("a\nb\nc\n", "b", "B"));
		assertEquals("a\nc\n", edit("a\nb\nc\n", "b\n", ""));
		assertEquals("first", edit("", "", "first"));
		assertEquals("A\nb\nC\n", edit("a\nb\nc\n", new Replacement("c", "C"), new Replacement("a", "A")));
	}

	@Test
	void lineEndsAreThoseOfTheFile() throws Exception {
		assertEquals("a\r\nx\r\ny\r\nc\r\n", edit("a\r\nb\r\nc\r\n", "a\nb\nc", "a\nx\ny\nc"));
		assertEquals("a\rx\ry\rc", edit("a\rb\rc", "b", "x\ny"));
		assertEquals("a\r\nx\nc\n", edit("a\r\nb\nc\n", "a\nb\nc", "a\nx\nc"), "mixed ends stay where they are");
		assertEquals("a\nnew\nb\r\nc\n", edit("a\nb\r\nc\n", "a\nb\nc", "a\nnew\nb\nc"), "ends move with their lines");
		assertEquals("a\r\n\r\nx\r\nb\r\n", edit("a\r\n\r\nb\r\n", "\nb", "\nx\nb"), "CR LF is not cut in two");
		assertEquals("a\nx\n", edit("a\nb\n", "b", "x"));
		assertEquals("a\nx", edit("a\nb", "b", "x"), "no final line end is added");
		assertEquals("a\r\nb\r\n", edit("a\r\nB\r\n", "B\r\n", "b\r\n"));
	}

	@Test
	void blanksAtTheEndOfLinesDoNotMatter() throws Exception {
		assertEquals("if (total) {\n  c;\n}\n",
				edit("if (total) {  \n  b;\t\n}\n", "if (total) {\n  b;\n}", "if (total) {\n  c;\n}")
						.replace("{  \n", "{\n"));
		assertEquals("a  \nX\nc\t\n", edit("a  \nb\nc\t\n", "a\nb\nc", "a\nX\nc"), "lines that stay keep theirs");
		assertEquals("X\nb\n", edit("a\nb\n", "a   ", "X"));
	}

	@Test
	void quotationMarksDoNotMatterAndStayInLinesThatStay() throws Exception {
		assertEquals("say(“hi”);\nB\n", edit("say(“hi”);\nb\n", "say(\"hi\");\nb", "say(\"hi\");\nB"));
		assertEquals("x = \"b\"\n", edit("x = \"a\"\n", "x = “a”", "x = \"b\""));
		assertEquals("a - b\n", edit("a\u00A0– c\n", "a - c", "a - b"));
	}

	@Test
	void anIndentMayBeShiftedAsAWhole() throws Exception {
		assertEquals("\tif (total) {\n\t\tc;\n\t}\n",
				edit("\tif (total) {\n\t\tb;\n\t}\n", "if (total) {\n\tb;\n}", "if (total) {\n\tc;\n}"));
		assertEquals("if (total) {\n  c;\n}\n", edit("if (total) {\n  b;\n}\n", "    if (total) {\n      b;\n    }",
				"    if (total) {\n      c;\n    }"));
		assertEquals("\tif (total) {\n\t\tc;\n\n\t\td;\n\t}\n", edit("\tif (total) {\n\t\tb;\n\t}\n",
				"    if (total) {\n        b;\n    }", "    if (total) {\n        c;\n\n        d;\n    }"),
				"blanks for tabs");
		assertEquals(Kind.NOT_FOUND, refused("\tif (total) {\n\t\tb;\n\t}\n",
				new Replacement("if (total) {\nb;\n}", "if (total) {\nc;\n}")).kind(), "but not line by line");
	}

	@Test
	void bracesAloneAreNotLookedForWithAnotherIndent() {
		assertEquals(Kind.NOT_FOUND,
				refused("class A {\n\tvoid f() {\n\t}\n}\n", new Replacement("\t\t}\n\t}", "x")).kind());
	}

	@Test
	void lineNumbersThatWereCopiedAreRemoved() throws Exception {
		assertEquals("a\nB\nc\n", edit("a\nb\nc\n", "1\ta\n2\tb", "1\ta\n2\tB"));
		assertEquals("a\nB\nc\n", edit("a\nb\nc\n", "1\ta\n2\tb", "a\nB"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"// ... existing code ...", "...", "# ... rest of the file ...", "/* ... */",
			"// rest of the method", "<!-- existing content -->", "    // … unchanged …",
			"// remaining code unchanged"})
	void linesThatAreLeftOutAreNeverWritten(String elision) {
		var text = "class A {\n\tint a;\n\tint b;\n}\n";
		assertTrue(
				refused(text, new Replacement("\tint a;", elision + "\n\tint c;")).text().contains("leaves lines out"));
		assertTrue(refused(text, new Replacement("class A {\n" + elision + "\n}", "class B {\n}")).text()
				.contains("leaves lines out"));
	}

	@Test
	void aLineThatIsThereMayStayButBringsNoOtherOne() throws Exception {
		assertEquals("b\n// ...\n", edit("a\n// ...\n", "a\n// ...", "b\n// ..."));
		assertTrue(refused("a\n// ...\n", new Replacement("a\n// ...", "// ...\n// ... rest of the file"))
				.text().contains("(\"// ... rest of the file\")"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"// more than one", "f(a, ...rest);", "// the rest", "void f(String... rest) {",
			"# existing"})
	void whatOnlyResemblesAnElisionIsWritten(String line) throws Exception {
		assertEquals(line + "\n", edit("a\n", "a", line));
	}

	@Test
	void whatIsThereSeveralTimesIsRefused() {
		var failed = refused("a\nb\na\n", new Replacement("a", "c"));
		assertEquals(Kind.ARGUMENTS, failed.kind());
		assertEquals(
				"The old text is there 2 times, not once. Add the lines around it, or give count if all shall be changed."
						+ " Nothing was changed. It begins in\n1\ta\n3\ta",
				failed.text());
	}

	@Test
	void placesMayOverlap() throws Exception {
		assertTrue(refused("a\na\na\n", new Replacement("a\na\n", "b\n")).text().contains("there 2 times"));
		assertEquals("bb", edit("aaaa", new Replacement("aa", "b", 0, 2)), "counted without overlaps");
	}

	@Test
	void aCountOrALineChooses() throws Exception {
		assertEquals("c\nb\nc\n", edit("a\nb\na\n", new Replacement("a", "c", 0, 2)));
		assertTrue(refused("a\nb\na\n", new Replacement("a", "c", 0, 3)).text().contains("there 2 times, not 3 times"));
		var far = "a\n" + "b\n".repeat(40) + "a\n";
		assertEquals("a\n" + "b\n".repeat(40) + "c\n", edit(far, new Replacement("a", "c", 41, 1)));
		assertTrue(refused("a\nb\na\n", new Replacement("a", "c", 3, 1)).text().contains("2 times"), "both are near");
	}

	@Test
	void whatIsNotThereIsRefusedWithTheMostAlikeLines() {
		var text = "class A {\n\tvoid f() {\n\t\tg(1);\n\t}\n}\n";
		assertEquals("The old text is not in the file. Nothing was changed. Most alike are these lines;"
				+ " > marks the first that differs:\n2\t\tvoid f() {\n> 3\t\t\tg(1);\n4\t\t}\n",
				refused(text, new Replacement("\tvoid f() {\n\t\tg(2);\n\t}", "x")).text());
		assertEquals("The old text is not in the file. Nothing was changed. No line of it is. Read the file again.",
				refused(text, new Replacement("nothing like it", "x")).text());
		assertEquals(Kind.STALE, refused(text, new Replacement("\t\tg(0);", "\t\tg(1);")).kind());
	}

	@Test
	void editsThatMakeNoSenseAreRefused() {
		assertTrue(refused("a\n", new Replacement("a", "a")).text().contains("same text"));
		assertTrue(refused("a\n", new Replacement("", "b")).text().contains("is empty"));
		assertTrue(refused("a\n\n\n", new Replacement("\n\n", "b")).text().contains("is blank"));
		assertTrue(refused("a\nb\nc\n", new Replacement("a\nb", "x"), new Replacement("b\nc", "y")).text()
				.startsWith("Two edits overlap at line 2"));
	}
}
