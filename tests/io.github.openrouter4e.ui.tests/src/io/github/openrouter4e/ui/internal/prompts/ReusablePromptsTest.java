package io.github.openrouter4e.ui.internal.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReusablePromptsTest {
	@Test
	void keepsPromptsInTheirOrder() {
		List<ReusablePrompt> prompts = List.of(new ReusablePrompt("解释 \"x\"", "line\n${selection}"),
				new ReusablePrompt("a", "b"), new ReusablePrompt("c", "d", "{\n\"type\": \"object\"}"));
		assertEquals(prompts, ReusablePrompts.decode(ReusablePrompts.encode(prompts)));
	}

	@Test
	void aUserMayHaveNone() {
		assertEquals(List.of(), ReusablePrompts.decode(ReusablePrompts.encode(List.of())));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "nonsense", "{}", "[{"})
	void beginsWithAFewWhereNothingCanBeRead(String text) {
		assertEquals(ReusablePrompts.initial(), ReusablePrompts.decode(text));
		assertFalse(ReusablePrompts.initial().isEmpty());
	}

	@Test
	void leavesOutWhatIsNoPrompt() {
		assertEquals(List.of(new ReusablePrompt("a", "b")), ReusablePrompts
				.decode("""
						[{"name":"x"},{"name":" ","text":"y"},{"new":{"x":[1]},"name":"a","text":"b"},{"name":1,"text":"b"}]"""));
	}

	@Test
	void leavesOutASchemaThatNobodyCouldFollow() {
		assertEquals(List.of(new ReusablePrompt("a", "b")),
				ReusablePrompts.decode("""
						[{"name":"a","text":"b","schema":"{\\"type\\":\\"text\\"}"}]"""));
	}

	@Test
	void fillsInVariablesOnce() {
		assertEquals("Explain ${file} in a/B.java: ${nothing}", PromptVariable.fillIn(
				"Explain ${selection} in ${file}: ${nothing}", variable -> switch (variable) {
					case SELECTION -> "${file}";
					case FILE -> "a/B.java";
					default -> throw new AssertionError(variable + " is not used");
				}));
	}
}
