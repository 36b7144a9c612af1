package io.github.openrouter4e.editor.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.editor.CodePart;

/** What belongs to a place in a text of any language. */
@SuppressWarnings("nls")
class TextSurroundingsTest {

	private static final String JAVA = """
			package a;

			import java.util.List;

			/** A type. */
			class A extends B {
				private int x;

				static class C {
					// how many
					int count(List<String> list) {
						return list.size();
					}
				}
			}
			""";

	private static CodePart at(String text, String place) {
		var offset = text.indexOf(place);
		return TextSurroundings.around(text, text, 1, offset, offset);
	}

	@Test
	void aMethodBringsItsTypesAndTheImports() {
		assertEquals(new CodePart("""
				package a;
				import java.util.List;

				class A extends B {
				\u2026
					static class C {
				\u2026
						// how many
						int count(List<String> list) {
							return list.size();
						}""", 10, 13, ""), at(JAVA, "list.size"));
	}

	@Test
	void indentationTellsInPython() {
		var text = "import os\nfrom a import b\n\nclass A(B):\n    x = 1\n\n    def f(self):\n        return 1\n\n    def g(self):\n        pass\n";
		assertEquals(new CodePart("""
				import os
				from a import b

				class A(B):
				\u2026
				    def f(self):
				        return 1""", 7, 8, ""), at(text, "return"));
	}

	@Test
	void withoutAFunctionTheLinesAroundAreTaken() {
		var text = IntStream.rangeClosed(1, 200).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
		var part = at(text, "line 100\n");
		assertEquals(40, part.firstLine());
		assertEquals(160, part.lastLine());
		assertEquals(121, part.code().lines().count());
		assertEquals("line 40", part.code().lines().findFirst().orElseThrow());
	}

	@Test
	void linesAreCountedFromTheBeginningOfTheFile() {
		var window = "\tvoid f() {\n\t\tg();\n\t}\n";
		var part = TextSurroundings.around("import x;\n", window, 1_000, window.indexOf("g("), window.indexOf("g("));
		assertEquals(new CodePart("import x;\n\n\tvoid f() {\n\t\tg();\n\t}", 1_000, 1_002, ""), part);
	}

	@Test
	void aSelectionOfSeveralFunctionsIsInNone() {
		var text = "void f() {\n}\nvoid g() {\n}\n";
		var part = TextSurroundings.around(text, text, 1, 2, text.indexOf("g()"));
		assertEquals(1, part.firstLine());
		assertEquals(4, part.lastLine());
	}

	@Test
	void anEmptyFileHasOneLine() {
		assertEquals(new CodePart("", 1, 1, ""), TextSurroundings.around("", "", 1, 0, 0));
	}
}
