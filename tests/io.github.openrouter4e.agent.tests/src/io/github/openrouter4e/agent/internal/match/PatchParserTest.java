package io.github.openrouter4e.agent.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.internal.match.FilePatch.Update;
import io.github.openrouter4e.agent.tools.ToolException;

/** What is read from a patch, and with which words what is none is refused. */
@SuppressWarnings("nls")
class PatchParserTest {

	private static final String UPDATE = "*** Update File: p/a.txt\n@@\n a\n-b\n+B\n";

	private static String patch(String sections) {
		return "*** Begin Patch\n" + sections + "*** End Patch";
	}

	private static String refused(String patch) {
		return String.valueOf(assertThrows(ToolException.class, () -> PatchParser.parse(patch)).getMessage());
	}

	private static Update update(String patch) throws ToolException {
		return assertInstanceOf(Update.class, PatchParser.parse(patch).getFirst());
	}

	@Test
	void eachKindOfSectionIsRead() throws Exception {
		var files = PatchParser.parse(patch("""
				*** Add File: p/new.txt
				+one
				+
				+three
				*** Delete File: p/old.txt
				*** Update File: p/a.txt
				*** Move to: p/b.txt
				@@ class A
				@@ void f() {
				 a
				-b
				+B
				*** End of File
				"""));
		assertEquals(new FilePatch.Add("p/new.txt", "one\n\nthree\n"), files.get(0));
		assertEquals(new FilePatch.Delete("p/old.txt"), files.get(1));
		var update = assertInstanceOf(Update.class, files.get(2));
		assertEquals("p/b.txt", update.to());
		var hunk = update.hunks().getFirst();
		assertEquals(List.of("class A", "void f() {"), hunk.anchors());
		assertTrue(hunk.atEnd());
		assertEquals(List.of("a", "b"), hunk.before());
		assertEquals(List.of("a", "B"), hunk.after());
	}

	@ParameterizedTest
	@ValueSource(strings = {"```diff\n%s\n```", "```\n%s\n```\n", "apply_patch <<'EOF'\n%s\nEOF\n", "\n\n%s\n\n",
			"bash -lc apply_patch\n%s"})
	void whatWrapsAPatchIsForgiven(String wrapping) throws Exception {
		assertEquals("p/a.txt", update(wrapping.formatted(patch(UPDATE))).path());
	}

	@Test
	void theFirstLineMayBeMissingButNotTheLast() throws Exception {
		assertEquals("p/a.txt", update(UPDATE + "*** End Patch").path());
		assertTrue(refused("*** Begin Patch\n" + UPDATE).contains("may be cut"));
		assertTrue(refused(UPDATE).contains("*** Begin Patch"));
	}

	@Test
	void theFormsOfUnifiedDifferencesAreRead() throws Exception {
		var hunk = update(patch("""
				*** Update File: p/a.txt
				--- a/p/a.txt
				+++ b/p/a.txt
				@@ -12,3 +12,3 @@ void f() {
				 a
				--- b
				+++ b
				\\ No newline at end of file
				""")).hunks().getFirst();
		assertEquals(12, hunk.line());
		assertEquals("void f() {", hunk.near());
		assertEquals(List.of("a", "-- b"), hunk.before());
		assertEquals(List.of("a", "++ b"), hunk.after());
	}

	@Test
	void theMarkOfALineThatStaysMayBeMissing() throws Exception {
		var hunk = update(patch("*** Update File: p/a.txt\n@@\n\tindented\nplain\n\n-b\n")).hunks().getFirst();
		assertEquals(List.of("\tindented", "plain", "", "b"), hunk.before());
	}

	@Test
	void hunksThatChangeNothingAreLeftOut() throws Exception {
		assertEquals(1, update(patch(UPDATE + "@@\n only\n lines\n")).hunks().size());
		assertTrue(refused(patch("*** Update File: p/a.txt\n@@\n a\n")).contains("lines that begin with - or +"));
	}

	@Test
	void whatIsNoPatchIsRefusedWithTheForm() {
		for (var text : List.of("", "hello", "--- a/p/a.txt\n+++ b/p/a.txt\n@@ -1 +1 @@\n-a\n+b\n", "{}")) {
			assertTrue(refused(text).contains("*** Update File: Project/path"), text);
		}
		assertTrue(refused(patch("")).contains("The patch is empty."));
	}

	@Test
	void aLineInTheWrongPlaceIsNamed() {
		assertEquals("Line 3 of the patch: each line of a new file begins with +, but this is \"two\"."
				+ " Nothing was changed.", refused(patch("*** Add File: p/a.txt\ntwo\n")));
		assertTrue(refused(patch(UPDATE + "*** Rename File: p/x\n"))
				.startsWith("Line 7 of the patch: a marker is one of"));
		assertTrue(refused(patch("hello\n")).startsWith("Line 2 of the patch: a section begins with"));
		assertTrue(refused(patch(UPDATE) + "\n" + patch(UPDATE)).contains("Write one patch"));
		assertTrue(refused(patch("*** Update File:\n-a\n")).contains("the path of a file follows"));
	}
}
