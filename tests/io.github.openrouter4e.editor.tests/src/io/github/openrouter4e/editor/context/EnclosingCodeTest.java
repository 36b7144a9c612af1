package io.github.openrouter4e.editor.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("nls")
class EnclosingCodeTest {

	private static final String JAVA = """
			package a;

			/** A type. */
			class A {
				private final int x = compute();

				/** Adds. { not a brace } */
				@Override
				public int add(int a, int b) throws Exception {
					if (a > b) {
						return "}".length() + '}';
					}
					run(() -> {
						inLambda();
					});
					return a + b;
				}

				int other() {
					return 0;
				}
			}
			""";
	private static final String PYTHON = """
			import os

			class A:
			    def first(self):
			        if True:
			            return 1

			        return 2

			    def second(self):
			        return 3

			x = 4
			""";
	private static final String SCRIPT = """
			const a = 1;
			function area(width, height) {
			  for (const x of [1, 2]) {
			    console.log(`${x}`);
			  }
			  return width * height;
			}
			""";

	@ParameterizedTest
	@CsvSource({"a > b,add", "inLambda,add", "return a + b,add", "int add,add", "Adds.,add", "return 0,other"})
	void methodsInBraces(String place, String method) {
		var code = at(JAVA, place);
		assertTrue(code.contains(method + "("), code);
		assertEquals(method.equals("add"), code.contains("/** Adds."), code);
		assertTrue(code.stripTrailing().endsWith("}"), code);
		assertEquals(method.equals("other"), code.contains("int other"), code);
	}

	@ParameterizedTest
	@CsvSource({"return 1,first", "return 2,first", "return 3,second", "def second,second"})
	void functionsByIndentation(String place, String function) {
		var code = at(PYTHON, place);
		assertTrue(code.strip().startsWith("def " + function), code);
		assertTrue(code.strip().endsWith(function.equals("first") ? "return 2" : "return 3"), code);
	}

	@Test
	void functionsOfScripts() {
		assertTrue(at(SCRIPT, "console").startsWith("function area"));
	}

	@ParameterizedTest
	@CsvSource({"package a", "int x"})
	void outsideOfMethodsThereIsNone(String place) {
		assertNull(EnclosingCode.of(JAVA, JAVA.indexOf(place)));
		assertNull(EnclosingCode.of(PYTHON, PYTHON.indexOf("x = 4")));
		assertNull(EnclosingCode.of("", 0));
	}

	@Test
	@Timeout(60)
	void anyTextIsTaken() {
		var random = new Random(8);
		var pieces = new String[]{"{", "}", "(", ")", "\"", "'", "/*", "*/", "//", "\n", "@a(", ";", "def x:", "    ",
				"a b",
				"\"\"\"", "\\"};
		for (var round = 0; round < 2_000; round++) {
			var text = new StringBuilder();
			for (var i = random.nextInt(60); i > 0; i--) {
				text.append(pieces[random.nextInt(pieces.length)]);
			}
			var offset = random.nextInt(text.length() + 1);
			var found = EnclosingCode.of(text.toString(), offset);
			if (found != null) {
				assertTrue(0 <= found.start() && found.start() <= offset && offset <= found.end()
						&& found.end() <= text.length(), text + " at " + offset + ": " + found);
			}
		}
		EnclosingCode.of("f() {\n".repeat(50_000) + "}\n".repeat(50_000), 150_000);
	}

	private static String at(String text, String place) {
		var found = EnclosingCode.of(text, text.indexOf(place) + 1);
		return text.substring(found.start(), found.end());
	}
}
