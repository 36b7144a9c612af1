package io.github.openrouter4e.ui.internal.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.costs.CostSum;

class UsageTextTest {
	private static final BigDecimal ZERO = BigDecimal.ZERO;
	private final UsageText text = new UsageText(Locale.US);

	@Test
	void costsSayHowWellTheyAreKnown() {
		assertEquals("$0.0375", text.cost(sum(1, 0, 0, "0.0375")));
		assertEquals(MessageFormat.format(Messages.UsageText_estimated, "$0.0375"), text.cost(sum(2, 1, 0, "0.0375")));
		assertEquals(MessageFormat.format(Messages.UsageText_atLeast, "$0.0375"), text.cost(sum(2, 0, 1, "0.0375")));
		assertEquals(Messages.UsageText_unknown, text.cost(sum(1, 0, 1, "0")));
	}

	@Test
	void freeIsAnAmountAndNotUnknown() {
		assertEquals("$0.00", text.cost(sum(1, 0, 0, "0")));
		assertEquals(MessageFormat.format(Messages.UsageText_atLeast, "$0.00"), text.cost(sum(2, 0, 1, "0")));
	}

	@Test
	void shareOfTheCacheIsRoundedDown() {
		assertEquals("99%", text.cachedShare(tokens(1_000, 999)));
		assertEquals("0%", text.cachedShare(tokens(1_000, 0)));
		assertFalse(text.cachedShare(tokens(0, 0)).contains("0"), "nothing was sent, so there is no share");
	}

	@Test
	void summaryNamesEveryUncertainty() {
		CostSum total = new CostSum(5, 1, 2, 1, new BigDecimal("1.5"), new BigDecimal("0.05"), new BigDecimal("1"),
				new BigDecimal("0.2"), new BigDecimal("0.03"), 1_000, 500, 0, 100);
		String summary = text.summary(total);
		assertTrue(summary.contains(MessageFormat.format(Messages.UsageText_atLeast, "$2.50")), summary);
		assertTrue(summary.contains(MessageFormat.format(Messages.UsageText_summarySaved, "$0.20")), summary);
		assertTrue(summary.contains(MessageFormat.format(Messages.UsageText_summaryTools, "$0.03")), summary);
		assertTrue(summary.contains(MessageFormat.format(Messages.UsageText_summaryByok, "$0.05", "$1.00")), summary);
		assertTrue(summary.contains(MessageFormat.format(Messages.UsageText_summaryEstimated, 1)), summary);
		assertTrue(summary.contains(MessageFormat.format(Messages.UsageText_summaryUnknown, 2)), summary);
		assertEquals(Messages.UsageText_none, text.summary(CostSum.NONE));
	}

	@Test
	void days() {
		assertEquals("Nov 24, 2026", text.day(LocalDate.of(2026, 11, 24)));
	}

	private static CostSum sum(int requests, int estimated, int unknown, String usd) {
		return new CostSum(requests, estimated, unknown, 0, new BigDecimal(usd), ZERO, ZERO, ZERO, ZERO, 0, 0, 0, 0);
	}

	private static CostSum tokens(long prompt, long cached) {
		return new CostSum(1, 0, 0, 0, ZERO, ZERO, ZERO, ZERO, ZERO, prompt, cached, 0, 0);
	}
}
