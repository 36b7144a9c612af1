package io.github.openrouter4e.agent.internal.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.agent.internal.apply.CodePlace.Problem;
import io.github.openrouter4e.agent.internal.apply.CodePlace.Result;

/** Code gets to the place that it names, or nowhere. */
@SuppressWarnings("nls")
class CodePlaceTest {

	private static final String FILE = """
			package shop;

			class Basket {

				int total() {
					return 1;
				}

				int size() {
					return 2;
				}
			}
			""";

	private static String applied(String text, String code) {
		var found = assertInstanceOf(Result.Found.class, CodePlace.find("Basket.java", text, new CodeBlock("", code)));
		var result = new StringBuilder(text);
		for (var splice : found.splices().reversed()) {
			assertEquals(splice.expected(), result.substring(splice.offset(), splice.end()));
			result.replace(splice.offset(), splice.end(), splice.text());
		}
		return result.toString();
	}

	private static Problem problem(String code) {
		return assertInstanceOf(Result.None.class, CodePlace.find("Basket.java", FILE, new CodeBlock("", code)))
				.problem();
	}

	@Test
	void aDifferenceIsMadeWhereItsLinesAre() {
		var code = """
				--- a/Basket.java
				+++ b/Basket.java
				@@ -5,3 +5,4 @@
				 	int total() {
				-		return 1;
				+		log();
				+		return 10;
				 	}
				@@ -100,2 +101,2 @@ int size()
				 	int size() {
				-		return 2;
				+		return 20;
				""";
		assertEquals(FILE.replace("\t\treturn 1;", "\t\tlog();\n\t\treturn 10;").replace("2;", "20;"),
				applied(FILE, code));
	}

	@Test
	void aDifferenceWithoutNumbersAndWithOtherLineEnds() {
		var code = "@@\n \tint size() {\n-\t\treturn 2;\n+\t\treturn 20;\n \t}\n";
		assertEquals(FILE.replace("2;", "20;").replace("\n", "\r\n"), applied(FILE.replace("\n", "\r\n"), code));
	}

	@Test
	void linesThatBeginWithDashesAreLines() {
		assertEquals("a\n++ c\n", applied("a\n-- b\n", "@@ -1,2 +1,2 @@\n a\n--- b\n+++ c\n"));
	}

	@Test
	void searchAndReplaceInAnyNumber() {
		var code = """
				<<<<<<< SEARCH
						return 2;
				=======
						return 20;
				>>>>>>> REPLACE

				<<<<<<< SEARCH
						return 1;
				=======
						return 10;
				>>>>>>> REPLACE
				""";
		assertEquals(FILE.replace("1;", "10;").replace("2;", "20;"), applied(FILE, code));
	}

	@Test
	void aWholeFileTakesThePlaceOfTheOldOne() {
		var code = FILE.replace("1;", "prices();").stripTrailing();
		assertEquals(code + "\n", applied(FILE, code));
		assertEquals((code + "\n").replace("\n", "\r\n"), applied(FILE.replace("\n", "\r\n"), code));
	}

	@ParameterizedTest
	@ValueSource(strings = {"\tint total() {\n\t\treturn 3;\n\t}\n", "class Basket {\n\tint total() {\n\t}\n}\n",
			"package other;\nclass Basket {\n\tint total() {\n\t}\n\tint size() {\n\t}\n}\n",
			"package shop;\nclass Other {\n\tint total() {\n\t}\n\tint size() {\n\t}\n}\n", "x"})
	void aPartIsNotTakenForTheWhole(String code) {
		assertEquals(Problem.UNKNOWN, problem(code));
	}

	@ParameterizedTest
	@ValueSource(strings = {"package shop;\n\nclass Basket {\n\t// ... existing code ...\n\tint total() {\n\t}\n}\n",
			"@@ -1 +1,2 @@\n package shop;\n+// rest of the code\n",
			"<<<<<<< SEARCH\npackage shop;\n=======\n// ...\n>>>>>>> REPLACE\n"})
	void whatLeavesLinesOutIsNeverWritten(String code) {
		assertEquals(Problem.ELIDED, problem(code));
	}

	@Test
	void reasonsWhyThereIsNoPlace() {
		assertEquals(Problem.MISSING, problem("@@ -1 +1 @@\n-package shops;\n+package other;\n"));
		assertEquals(Problem.SEVERAL, problem("@@\n-\t}\n+\t};\n"));
		assertEquals(Problem.DONE, problem("@@\n-\t\treturn 0;\n+\t\treturn 1;\n"));
		assertEquals(Problem.DONE, problem(FILE));
		assertEquals(Problem.UNREADABLE, problem("<<<<<<< SEARCH\npackage shop;\n=======\n"));
		assertEquals(Problem.UNREADABLE,
				problem("diff --git a/A b/A\n@@ -1 +1 @@\n-a\n+b\ndiff --git a/B b/B\n@@ -1 +1 @@\n-a\n+b\n"));
	}

	@Test
	void otherFilesAreComparedByTheirLines() {
		var text = "a\nb\nc\nd\ne\n";
		var block = new CodeBlock("", "a\nb\nX\nc\nd\ne");
		assertInstanceOf(Result.Found.class, CodePlace.find("notes.txt", text, block));
		assertInstanceOf(Result.None.class, CodePlace.find("notes.txt", text, new CodeBlock("", "a\nb\nX\n")));
	}
}
