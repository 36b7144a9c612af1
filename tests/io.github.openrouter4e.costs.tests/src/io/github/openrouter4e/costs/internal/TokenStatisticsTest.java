package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.TokenCounts;

/** What earlier answers teach, and what they must not. */
@SuppressWarnings("nls")
class TokenStatisticsTest {

	private final TokenStatistics statistics = new TokenStatistics();

	@Test
	void theSizeOfATokenIsLearned() {
		learn(3_000, 1_000);
		assertTrue(statistics.hasLearned("m"));
		assertEquals(100, statistics.tokens("m", 300));
	}

	/** The first: results of a web search were added; the last: most of the prompt was left out. */
	@ParameterizedTest
	@CsvSource({"5, 5000", "900, 1000", "100000, 1000"})
	void aPromptThatWasNotSentAsItIsTeachesNoSize(long size, long tokens) {
		learn(size, tokens);
		assertFalse(statistics.hasLearned("m"));
		assertEquals(75, statistics.tokens("m", 300));
		assertEquals(70, statistics.typicalCompletion("m"), "its answer counts all the same");
		learn(3_000, 1_000);
		assertEquals(100, statistics.tokens("m", 300));
	}

	@Test
	void shortPromptsTeachNoSize() {
		learn(49, 49);
		assertFalse(statistics.hasLearned("m"));
	}

	private void learn(long size, long tokens) {
		statistics.learn(new LedgerEntry("e", Instant.parse("2026-09-01T10:00:00Z"), "c", "t", "m", null, null,
				new TokenCounts(tokens, 0, 0, 70, 0), AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), false,
				size));
	}
}
