package io.github.openrouter4e.editor.internal.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What models write when they are asked for lines. */
@SuppressWarnings("nls")
class InlineAnswerTest {

	private static final List<String> OLD = List.of("int a;", "int b;");

	@ParameterizedTest
	@ValueSource(strings = {"<replacement>\nint c;\n\nint d;\n</replacement>",
			"<replacement>int c;\n\nint d;</replacement>",
			"Here it is:\n<replacement>\nint c;\n\nint d;\n</replacement>\nThis renames them.",
			"<think>a <replacement> is wanted</think>\n<replacement>\nint c;\n\nint d;\n</replacement>",
			"<replacement>\n```java\nint c;\n\nint d;\n```\n</replacement>", "```java\nint c;\n\nint d;\n```",
			"Sure:\n\n```\nint c;\n\nint d;\n```\nDone.", "<replacement>\r\nint c;\r\n\r\nint d;\r\n</replacement>",
			"  <replacement>\nint c;\n\nint d;\n  </replacement>"})
	void theLinesAreFound(String answer) {
		assertEquals(new InlineAnswer.Code(List.of("int c;", "", "int d;")), InlineAnswer.of(answer, OLD));
	}

	@Test
	void wordsAreNeverCode() {
		assertEquals(new InlineAnswer.Words("I cannot do that."), InlineAnswer.of("I cannot do that.\n", OLD));
		assertEquals(new InlineAnswer.Words(""), InlineAnswer.of("", OLD));
		assertEquals(new InlineAnswer.Words(""), InlineAnswer.of("<think>still", OLD));
	}

	@Test
	void anAnswerWithoutItsEndIsCut() {
		assertInstanceOf(InlineAnswer.Cut.class, InlineAnswer.of("<replacement>\nint c;\n", OLD));
	}

	@Test
	void linesMayGo() {
		assertEquals(new InlineAnswer.Code(List.of()), InlineAnswer.of("<replacement>\n</replacement>", OLD));
		assertEquals(new InlineAnswer.Code(List.of()), InlineAnswer.of("<replacement></replacement>", OLD));
	}

	@Test
	void leftOutLinesAreNoticed() {
		var answer = "<replacement>\nint c;\n// ... existing code ...\n</replacement>";

		assertEquals(new InlineAnswer.Elided("// ... existing code ..."), InlineAnswer.of(answer, OLD));
		assertInstanceOf(InlineAnswer.Code.class, InlineAnswer.of(answer, List.of("// ... existing code ...")));
	}

	@Test
	void aTextWithFencesKeepsThem() {
		var old = List.of("```", "a", "```");

		assertEquals(new InlineAnswer.Code(List.of("```", "b", "```")),
				InlineAnswer.of("<replacement>\n```\nb\n```\n</replacement>", old));
	}

	@Test
	void linesThatBeginAtTheMarginAreIndented() {
		var old = List.of("\t\tif (a) {", "\t\t\tb();", "\t\t}");

		assertEquals(new InlineAnswer.Code(List.of("\t\tif (c) {", "", "\t\t\td();", "\t\t}")),
				InlineAnswer.of("<replacement>\nif (c) {\n\n\td();\n}\n</replacement>", old));
		assertEquals(new InlineAnswer.Code(List.of("\tif (c) {", "\t}")),
				InlineAnswer.of("<replacement>\n\tif (c) {\n\t}\n</replacement>", old));
	}

	@Test
	void linesAreCountedWhileTheyArrive() {
		assertEquals(0, InlineAnswer.linesSoFar("Well"));
		assertEquals(2, InlineAnswer.linesSoFar("Well <replacement>\na\nb"));
	}
}
