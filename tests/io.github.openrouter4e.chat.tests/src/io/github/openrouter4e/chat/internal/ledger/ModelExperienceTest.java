package io.github.openrouter4e.chat.internal.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.chat.AnswerCost;
import io.github.openrouter4e.chat.CostKind;
import io.github.openrouter4e.chat.LedgerEntry;
import io.github.openrouter4e.chat.TokenCounts;

/** What earlier answers teach, and what they must not. */
@SuppressWarnings("nls")
class ModelExperienceTest {

	private final ModelExperience experience = new ModelExperience();

	@Test
	void theSizeOfATokenIsLearned() {
		learn(3_000, 1_000);
		assertTrue(experience.hasLearned("m"));
		assertEquals(100, experience.tokens("m", 300));
	}

	/** The first: results of a web search were added; the last: most of the prompt was left out. */
	@ParameterizedTest
	@CsvSource({"5, 5000", "900, 1000", "100000, 1000"})
	void aPromptThatWasNotSentAsItIsTeachesNoSize(long size, long tokens) {
		learn(size, tokens);
		assertFalse(experience.hasLearned("m"));
		assertEquals(75, experience.tokens("m", 300));
		assertEquals(70, experience.typicalCompletion("m"), "its answer counts all the same");
		learn(3_000, 1_000);
		assertEquals(100, experience.tokens("m", 300));
	}

	@Test
	void shortPromptsTeachNoSize() {
		learn(49, 49);
		assertFalse(experience.hasLearned("m"));
	}

	private void learn(long size, long tokens) {
		experience.learn(new LedgerEntry("e", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", null, null,
				new TokenCounts(tokens, 0, 0, 70, 0), AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false,
				size));
	}
}
