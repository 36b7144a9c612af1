package io.github.openrouter4e.git.internal.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jgit.lib.CommitConfig;
import org.eclipse.jgit.lib.CommitConfig.CleanupMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("nls")
class MessageCleanerTest {

	@ParameterizedTest
	@ValueSource(strings = {"Add a", "Add a.", "\n\nAdd a\n\n", "```\nAdd a\n```",
			"```text\nAdd a\n```\nI hope this helps!",
			"Here is the commit message:\n\n```\nAdd a\n```", "Here's a commit message:\nAdd a", "\"Add a\"", "`Add a`",
			"\u201CAdd a\u201D", "**Add a**", "# Add a", "Subject: Add a", "**Commit message:** Add a",
			"<think>What is it?\n```\nx\n```</think>\n\nAdd a", "Add a\r\n", "\u001B[32mAdd a\u001B[0m",
			"\u202EAdd\u200B a\u202C", "Add a\n\nSigned-off-by: The Model <m@example.com>\nChange-Id: I1"})
	void onlyTheMessageIsLeft(String answer) {
		assertEquals("Add a", clean(answer));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " \n", "`", "``", "```", "```te", "<think>What is it?", "<think>"})
	void thereIsNothingYet(String answer) {
		assertEquals("", clean(answer));
	}

	@Test
	void quotesWithinAMessageStay() {
		assertEquals("Say \"a\" and \"b\"", clean("Say \"a\" and \"b\""));
		assertEquals("\"a\" becomes \"b\"", clean("\"a\" becomes \"b\""));
		assertEquals("Use `a` for `b`", clean("Use `a` for `b`"));
		assertEquals("feat: say what a subject: is", clean("feat: say what a subject: is"));
	}

	@Test
	void oneBlankLineIsBetweenSubjectAndBody() {
		assertEquals("Add a\n\nBecause.\n\nAnd b.", clean("Add a\nBecause.  \n\n\n\nAnd b.\n"));
		assertEquals("Add a\n\nBecause.", clean("Add a\n\n\nBecause."));
	}

	@Test
	void aFenceInTheBodyStays() {
		assertEquals("Add a\n\n```\ncode\n```", clean("Add a\n\n```\ncode\n```"));
	}

	@Test
	void aFullStopStaysWhereItIsTheStyle() {
		assertEquals("Add a.", MessageCleaner.clean("Add a.", '#', true));
		assertEquals("\u6DFB\u52A0", clean("\u6DFB\u52A0\u3002"));
		assertEquals("Wait...", clean("Wait..."));
	}

	@Test
	void aParagraphInPlaceOfASubjectIsCutBetweenWords() {
		var cleaned = clean("word ".repeat(40));

		var lines = cleaned.lines().toList();
		assertTrue(lines.getFirst().length() <= 74, cleaned);
		assertTrue(lines.getFirst().endsWith("word \u2026"), cleaned);
		assertEquals("", lines.get(1));
		assertEquals(40, cleaned.split("word", -1).length - 1);
	}

	@Test
	void anEndlessMessageIsCutAtALine() {
		var cleaned = clean("Add a\n\n" + "A line of the body.\n".repeat(1_000));

		assertTrue(cleaned.length() <= MessageCleaner.LONGEST);
		assertTrue(cleaned.endsWith("body."));
	}

	@Test
	void linesThatGitWouldLeaveOutSurvive() {
		var cleaned = clean("Add a\n\n#12 asks for it.\n# no heading");

		var committed = CommitConfig.cleanText(cleaned, CleanupMode.STRIP, '#');
		assertEquals("Add a\n\n- #12 asks for it.\nno heading", committed);
		assertFalse(CommitConfig.cleanText("Add a\n\n#12 asks for it.", CleanupMode.STRIP, '#').contains("#12"));
		assertEquals("Add a\n\n- ; asks", MessageCleaner.clean("Add a\n\n; asks", ';', false));
		assertEquals("Add a\n\n#12", MessageCleaner.clean("Add a\n\n#12", MessageParts.NO_COMMENTS, false));
	}

	@Test
	void aSubjectThatGitWouldLeaveOutSurvives() {
		assertEquals("Add a (#12)\n\nb",
				CommitConfig.cleanText(clean("#12: Add a\n\nb"), CleanupMode.STRIP, '#'));
		assertEquals("Add a", MessageCleaner.clean(";Add a", ';', false));
	}

	private static String clean(String answer) {
		return MessageCleaner.clean(answer, '#', false);
	}
}
