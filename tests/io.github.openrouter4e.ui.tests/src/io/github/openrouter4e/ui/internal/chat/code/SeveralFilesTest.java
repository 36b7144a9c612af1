package io.github.openrouter4e.ui.internal.chat.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.apply.CodeBlock;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.GrowingText;

@SuppressWarnings("nls")
class SeveralFilesTest {

	private static final String BLOCK = "A.java\n```java\nclass A {}\n```\n";

	private Optional<Boolean> answer = Optional.of(true);
	private int asked;
	private final SeveralFiles several = new SeveralFiles(this::find);

	private Optional<Boolean> find(List<CodeBlock> blocks) {
		asked++;
		return answer.map(found -> found && blocks.size() > 1);
	}

	@Test
	void theCodeOfAnAnswerIsLookedAtOnce() {
		for (var i = 0; i < 3; i++) {
			assertTrue(several.isIn(answer("one", AnswerState.COMPLETE, BLOCK + BLOCK)));
			assertFalse(several.isIn(answer("other", AnswerState.COMPLETE, BLOCK)));
		}
		assertEquals(2, asked);
	}

	@Test
	void anAnswerThatWasContinuedIsLookedAtAgain() {
		assertFalse(several.isIn(answer("one", AnswerState.STOPPED, BLOCK)));
		assertTrue(several.isIn(answer("one", AnswerState.COMPLETE, BLOCK + BLOCK)));
	}

	@Test
	void anAnswerIsNotLookedAtBeforeItHasEndedOrWithoutCode() {
		assertFalse(several.isIn(answer("one", AnswerState.STREAMING, BLOCK + BLOCK)));
		assertFalse(several.isIn(answer("two", AnswerState.COMPLETE, "No code.")));
		assertEquals(0, asked);
	}

	@Test
	void whatNobodyKnowsYetIsAskedAgain() {
		answer = Optional.empty();
		assertFalse(several.isIn(answer("one", AnswerState.COMPLETE, BLOCK + BLOCK)));
		answer = Optional.of(true);
		assertTrue(several.isIn(answer("one", AnswerState.COMPLETE, BLOCK + BLOCK)));
	}

	private static Answer answer(String id, AnswerState state, String text) {
		return new Answer(id, null, Instant.EPOCH, "m", state, GrowingText.of(text), GrowingText.EMPTY, List.of(),
				List.of(), List.of(), null);
	}
}
