package io.github.openrouter4e.agent.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.internal.match.FilePatch.Update;
import io.github.openrouter4e.agent.tools.ToolException;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/** Where hunks are found, which are refused, and with which words. */
@SuppressWarnings("nls")
class PatchMatcherTest {

	private static final String TWINS = """
			class Shop {
				int price() {
					log("x");
					return 1;
				}

				int total() {
					log("x");
					return 1;
				}
			}
			""";

	private boolean forgave;

	private String edit(String text, String hunks) throws ToolException {
		var update = (Update) PatchParser.parse("*** Begin Patch\n*** Update File: p/a\n" + hunks + "*** End Patch")
				.getFirst();
		var matcher = new PatchMatcher(text);
		var result = new StringBuilder(text);
		for (var splice : matcher.place(update.hunks()).reversed()) {
			assertEquals(splice.expected(), text.substring(splice.offset(), splice.end()));
			result.replace(splice.offset(), splice.end(), splice.text());
		}
		forgave = matcher.forgave();
		return result.toString();
	}

	private ToolException refused(String text, String hunks) {
		return assertThrows(ToolException.class, () -> edit(text, hunks));
	}

	private String why(String text, String hunks) {
		return String.valueOf(refused(text, hunks).getMessage());
	}

	@Test
	void linesAreReplacedAddedAndRemoved() throws Exception {
		assertEquals("a\nB\nc\n", edit("a\nb\nc\n", "@@\n a\n-b\n+B\n c\n"));
		assertEquals("a\nx\ny\nb\n", edit("a\nb\n", "@@\n a\n+x\n+y\n b\n"));
		assertEquals("a\nc\n", edit("a\nb\nc\n", "@@\n-b\n"));
		assertEquals("", edit("a\nb\n", "@@\n-a\n-b\n"));
		assertEquals("A\nb\nC\n", edit("a\nb\nc\n", "@@\n-a\n+A\n b\n-c\n+C\n"));
		assertEquals("one\ntwo\n", edit("", "@@\n+one\n+two\n").replace(System.lineSeparator(), "\n"));
		assertFalse(forgave);
	}

	@Test
	void onlyWholeLinesAreFound() {
		assertEquals(Kind.NOT_FOUND, refused("ab\n", "@@\n-b\n+c\n").kind());
		assertEquals(Kind.NOT_FOUND, refused("b \tc\n", "@@\n-b\n+c\n").kind());
	}

	@Test
	void theEndOfTheFileStaysAsItIs() throws Exception {
		assertEquals("a\nB", edit("a\nb", "@@\n a\n-b\n+B\n"));
		assertEquals("a\nb\nc", edit("a\nb", "@@\n b\n+c\n"));
		assertEquals("a\nb\nc\n", edit("a\nb\n", "@@\n b\n+c\n"));
		assertEquals("a\nb\nc\n", edit("a\nb\n", "@@\n+c\n*** End of File\n"));
		assertEquals("a\nb\nc", edit("a\nb", "@@\n+c\n*** End of File\n"));
		assertEquals("x\na\nX\n\n", edit("x\na\nx\n\n", "@@\n-x\n+X\n*** End of File\n"), "chosen of two");
	}

	@Test
	void lineEndsStayWhereTheyAre() throws Exception {
		assertEquals("a\r\nB\r\nc\r\n", edit("a\r\nb\r\nc\r\n", "@@\n a\n-b\n+B\n c\n"));
		assertEquals("a\r\nx\r\nb\nc\r\n", edit("a\r\nb\nc\r\n", "@@\n a\n+x\n b\n c\n"), "mixed");
		assertEquals("a\rB\rC\rc", edit("a\rb\rc", "@@\n a\n-b\n+B\n+C\n c\n"));
		assertEquals("a\r\nB\nc\r\n", edit("a\r\nb\nc\r\n", "@@\n-b\n+B\n"));
		assertEquals("a\r\nb\r\nc", edit("a\r\nb", "@@\n b\n+c\n"));
		assertEquals("\uFEFFA\nb\n", edit("\uFEFFa\nb\n", "@@\n-a\n+A\n b\n"), "a byte order mark");
		assertFalse(forgave);
	}

	@Test
	void linesThatStayAreKeptToTheByte() throws Exception {
		assertEquals("a  \nsay(\u201Chi\u201D)\nB\n",
				edit("a  \nsay(\u201Chi\u201D)\nb\n", "@@\n a\n say(\"hi\")\n-b\n+B\n"));
		assertTrue(forgave);
	}

	@Test
	void anIndentMayBeShiftedAsAWhole() throws Exception {
		assertEquals("\tif (total) {\n\t\tc;\n\t}\n", edit("\tif (total) {\n\t\tb;\n\t}\n",
				"@@\n if (total) {\n-\tb;\n+\tc;\n }\n"));
		assertEquals("\tif (total) {\n\t\tc;\n\t}\n", edit("\tif (total) {\n\t\tb;\n\t}\n",
				"@@\n     if (total) {\n-        b;\n+        c;\n     }\n"));
		assertTrue(forgave);
		assertEquals(Kind.NOT_FOUND, refused("\tif (total) {\n\t\tb;\n\t}\n",
				"@@\n if (total) {\n-b;\n+c;\n }\n").kind(), "but not line by line");
	}

	@Test
	void marksThatWereForgottenAreForgiven() throws Exception {
		assertEquals("def f():\n    a\n    B\n",
				edit("def f():\n    a\n    b\n", "@@\ndef f():\n    a\n-    b\n+    B\n"));
		assertTrue(forgave);
		assertEquals("a\nB\n", edit("a\nb\n", "@@\n\n a\n-b\n+B\n\n"), "blank lines around a hunk");
		assertEquals("a\nB\n", edit("a\nb\n", "@@\n 1\ta\n-2\tb\n+2\tB\n"), "numbers of lines that were read");
	}

	@Test
	void anAnchorChoosesTheBlock() throws Exception {
		var changed = TWINS.replaceFirst("(?s)(total.*?)return 1", "$1return 2");
		assertEquals(changed, edit(TWINS, "@@ int total() {\n \t\tlog(\"x\");\n-\t\treturn 1;\n+\t\treturn 2;\n"));
		assertEquals(changed, edit(TWINS, "@@ class Shop\n@@ total\n-\t\treturn 1;\n+\t\treturn 2;\n"));
		assertEquals(changed,
				edit(TWINS, "@@ int total() {\n \tint total() {\n \t\tlog(\"x\");\n-\t\treturn 1;\n+\t\treturn 2;\n"),
				"the anchor is a line of the hunk, too");
		assertEquals(changed, edit(TWINS, "@@ -7,3 +7,3 @@ int total() {\n-\t\treturn 1;\n+\t\treturn 2;\n"));
		assertEquals(changed, edit(TWINS, "@@ -1,9 +1,9 @@ int total() {\n-\t\treturn 1;\n+\t\treturn 2;\n"));
		assertEquals("def a():\n    x\n\n\ndef b():\n    y\n", edit("def a():\n    x\n\n\ndef b():\n    x\n",
				"@@ def b\n-    x\n+    y\n"));
	}

	@Test
	void whatFitsSeveralTimesIsRefused() {
		assertEquals(
				"Hunk 1 fits in 2 places. Add lines around it, or a line @@ with the head of the method or class that it"
						+ " is in. Nothing was changed. It could begin in\n4\t\t\treturn 1;\n9\t\t\treturn 1;",
				why(TWINS, "@@\n-\t\treturn 1;\n+\t\treturn 2;\n"));
		assertTrue(why(TWINS, "@@ class Shop {\n-\t\treturn 1;\n+\t\treturn 2;\n").contains("fits in 2 places"));
		assertTrue(why("a\na\na\n", "@@\n-a\n-a\n+b\n").contains("fits in 2 places"), "which overlap");
	}

	@Test
	void whatIsNotBelowItsAnchorIsRefused() {
		assertEquals(
				"Hunk 1 is not below \"@@ int total() {\". Give the right line behind @@, or none if that is not where it"
						+ " is. Nothing was changed. Its lines begin in\n2\t\tint price() {",
				why(TWINS, "@@ int total() {\n \tint price() {\n-\t\tlog(\"x\");\n"));
		assertTrue(why(TWINS, "@@ int sum() {\n-\t\treturn 1;\n").contains("there is no such line. Give a line"));
		assertTrue(why("def a():\n    x\n\ndef b():\n    y\n", "@@ def b\n-    x\n").contains("is not below"));
	}

	@Test
	void whatIsNotThereIsRefusedWithTheMostAlikeLines() {
		assertEquals(
				"The lines of Hunk 1 that stay or go are not in the file. Nothing was changed. Most alike are these lines;"
						+ " > marks the first that differs:\n7\t\tint total() {\n> 8\t\t\tlog(\"x\");\n",
				why(TWINS, "@@\n \tint total() {\n-\t\tlog(\"y\");\n"));
		assertEquals(Kind.STALE, refused("a\nB\n", "@@\n a\n-b\n+B\n").kind());
	}

	@Test
	void linesWithoutAPlaceAreRefused() {
		assertTrue(why("a\n", "@@\n+b\n").contains("only adds lines"));
		assertTrue(why("a\n", "@@ a\n+b\n").contains("only adds lines"));
		assertTrue(why("a\n\n\n", "@@\n \n+b\n").contains("only blank lines"));
		assertTrue(why("a\n", "@@\n-a\n+a\n").contains("changes nothing"));
	}

	@Test
	void linesThatAreLeftOutAreNeverWritten() {
		assertTrue(why("a\nb\n", "@@\n a\n-b\n+// ... existing code ...\n").contains("leaves lines out"));
		assertTrue(why("a\nb\nc\n", "@@\n a\n // ... existing code ...\n-c\n").contains("leaves lines out"));
	}

	@Test
	void hunksMayShareLinesThatStay() throws Exception {
		assertEquals("A\nb\nC\n", edit("a\nb\nc\n", "@@\n-a\n+A\n b\n@@\n b\n-c\n+C\n"));
		assertEquals("C\nb\nA\n", edit("c\nb\na\n", "@@\n b\n-a\n+A\n@@\n-c\n+C\n b\n"), "in any order");
		assertEquals("a\nx\nb\ny\nc\n", edit("a\nb\nc\n", "@@\n a\n+x\n b\n@@\n b\n+y\n c\n"));
		assertTrue(why("a\nb\nc\n", "@@\n a\n-b\n+x\n@@\n-b\n+y\n c\n").startsWith("Hunks 1 and 2 both change line 2"));
	}
}
