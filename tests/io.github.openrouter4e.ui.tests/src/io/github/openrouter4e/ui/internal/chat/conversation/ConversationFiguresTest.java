package io.github.openrouter4e.ui.internal.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.ui.internal.transcript.Amounts;

class ConversationFiguresTest {

	private static final AnswerCost EXACT = AnswerCost.credits(new BigDecimal("0.0123456"), CostKind.EXACT, null);
	private static final AnswerCost ESTIMATED = AnswerCost.credits(new BigDecimal("0.02"), CostKind.ESTIMATED, null);

	private Locale before;

	@BeforeEach
	void inEnglish() {
		before = Locale.getDefault();
		Locale.setDefault(Locale.US);
	}

	@AfterEach
	void asBefore() {
		Locale.setDefault(before);
	}

	@Test
	void costAndContextAreShortAndExactInTheToolTip() {
		var figures = ConversationFigures.of(CostSum.NONE.plus(EXACT, null), next(24_000, 200_000L));
		assertEquals("$0.012 \u00B7 12% of 200k", figures.text());
		assertTrue(figures.details().contains("$0.0123456 "), figures.details());
		assertTrue(figures.details().contains("24,000 of 200,000"), figures.details());
		assertTrue(figures.details().contains("for one request\n"), figures.details());
	}

	@Test
	void estimatesAreMarkedAndUnknownIsUnknown() {
		var sum = CostSum.NONE.plus(EXACT, null).plus(ESTIMATED, null);
		assertEquals("\u2248 $0.032 \u00B7 12% of 200k", ConversationFigures.of(sum, next(24_000, 200_000L)).text());
		var figures = ConversationFigures.of(sum.plus(AnswerCost.UNKNOWN, null), next(24_000, null));
		assertEquals("\u2265 $0.032 \u00B7 24,000 tokens", figures.text());
		assertTrue(figures.details().contains("lower bound"), figures.details());
		assertTrue(figures.details().contains("for 3 requests\n"), figures.details());
		var unknown = ConversationFigures.of(CostSum.NONE.plus(AnswerCost.UNKNOWN, null), next(5, 10L)).text();
		assertTrue(unknown.startsWith("cost unknown"), unknown);
	}

	/** The text and its tool tip have the same signs, and the estimate beside the prompt the same share. */
	@Test
	void whoWritesACommaReadsOneEverywhere() {
		Locale.setDefault(Locale.GERMANY);
		var byok = new AnswerCost(true, new BigDecimal("0.95"), CostKind.EXACT, new BigDecimal("1234.5"),
				CostKind.EXACT, null);
		var figures = ConversationFigures.of(CostSum.NONE.plus(EXACT, null).plus(byok, null), next(10_400, 200_000L));
		assertTrue(figures.text().startsWith("$1.235,46 "), figures.text());
		assertTrue(figures.details().contains("$1.235,4623456 "), figures.details());
		assertTrue(figures.details().contains("$0,9623456") && figures.details().contains("$1.234,50"),
				figures.details());
		var share = Amounts.percent(10_400 / 200_000d);
		assertTrue(figures.text().contains(share) && figures.details().contains(share), figures.toString());
		var estimate = Estimator.view(next(10_400, 200_000L));
		assertTrue(estimate.details().contains(' ' + share + ' '), estimate.details());
	}

	@ParameterizedTest
	@CsvSource({"0, 128000, 0% of 128k", "100, 131072, 0.1% of 131k", "1, 999, 0.1% of 999",
			"300000, 1000000, 30% of 1M",
			"1048576, 1048576, 100% of 1M", "2100000, 1050000, 200% of 1.1M", "5, 10000000, 0% of 10M"})
	void theWindowIsRounded(long used, long window, String expected) {
		var text = ConversationFigures.of(CostSum.NONE, next(used, window)).text();
		assertEquals("$0.00 \u00B7 " + expected, text);
	}

	private static CostEstimate next(long tokens, Long window) {
		return new CostEstimate("some/model", tokens, 0, window, null, null, null, false, null, false,
				SpendingDecision.ALLOWED);
	}
}
