package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;

class TitlesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"hello|hello", "'  two\n\n lines\t'|two lines",
			"'# Heading\n- item'|Heading item",
			"'```java\ncode()\n```'|java code()", "**bold** and `code`|bold and code", "1. first|first",
			"a\u202Eb\u200Bc|a b c"})
	void marksAndLinesAreNoTitle(String prompt, String title) {
		assertEquals(title, Titles.of(Prompt.of(prompt)));
	}

	@Test
	void longPromptsEndAtAWord() {
		String title = Titles.of(Prompt.of("please explain ".repeat(20)));
		assertTrue(title.length() <= 60);
		assertTrue(title.endsWith("explain\u2026") || title.endsWith("please\u2026"), title);
	}

	@Test
	void textsWithoutBlanksAreCutBetweenCharacters() {
		String title = Titles.of(Prompt.of("\uD83D\uDE00".repeat(100)));
		assertEquals(60, title.codePointCount(0, title.length()));
		assertTrue(title.startsWith("\uD83D\uDE00"));
	}

	@Test
	void withoutTextTheFirstAttachmentNamesIt() {
		assertEquals("A.java", Titles.of(new Prompt("", List.of(new Attachment.TextFile("A.java", "")))));
	}
}
