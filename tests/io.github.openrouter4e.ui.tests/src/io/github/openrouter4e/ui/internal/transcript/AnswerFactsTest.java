package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.TokenCounts;

/** What is said below an answer. */
@SuppressWarnings("nls")
class AnswerFactsTest {

	@Test
	void aTimeThatNobodyKnowsIsNotShown() {
		var known = facts(Duration.ofSeconds(3));
		assertEquals(known.substring(0, known.lastIndexOf(" \u00B7 ")), facts(null));
		assertEquals(facts(null), facts(Duration.ZERO));
	}

	@Test
	void aTierIsNamedUnlessItIsTheUsualOne() {
		assertTrue(AnswerFacts.line(servedOn("flex")).contains("flex"));
		assertEquals(AnswerFacts.line(servedOn(null)), AnswerFacts.line(servedOn("default")));
	}

	/** The examples of docs/costs.md. */
	@Test
	void anOwnKeyIsBilledInTwoParts() {
		assertEquals(NLS.bind(Messages.AnswerFacts_byokParts, "$0.95", "$19.00"),
				ownKey(byok("0.95", "19", CostKind.EXACT)));
		assertEquals(NLS.bind(Messages.AnswerFacts_byokParts, "$0.00", "$0.0082244"),
				ownKey(byok("0", "0.0082244", CostKind.EXACT)));
		assertEquals(NLS.bind(Messages.AnswerFacts_byokParts, "$0.95",
				NLS.bind(Messages.Amounts_estimated, "$19.00")), ownKey(byok("0.95", "19", CostKind.ESTIMATED)));
		var unknown = new AnswerCost(true, new BigDecimal("0"), CostKind.EXACT, null, CostKind.UNKNOWN, null);
		assertEquals(NLS.bind(Messages.AnswerFacts_byokParts, "$0.00", Messages.AnswerFacts_byokUnknown),
				ownKey(unknown));
		assertEquals(NLS.bind(Messages.AnswerFacts_byokParts, "$0.95", NLS.bind(Messages.Amounts_atLeast, "$19.00")),
				ownKey(byok("0.95", "19", CostKind.EXACT), unknown));
		assertEquals(NLS.bind(Messages.AnswerFacts_byokParts, "$0.95", "$19.00"),
				ownKey(AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), byok("0.95", "19", CostKind.EXACT)),
				"what is paid from credits is no fee");
	}

	private static AnswerCost byok(String fee, String bill, CostKind kind) {
		return new AnswerCost(true, new BigDecimal(fee), CostKind.EXACT, new BigDecimal(bill), kind, null);
	}

	/** What is said last of an answer that cost this. */
	private static String ownKey(AnswerCost... costs) {
		return AnswerFacts.details(answer(costs), "").lines().toList().getLast();
	}

	/** An amount that is not known is never 0. */
	@Test
	void theToolTipMarksWhatIsNotExact() {
		assertEquals(Messages.Amounts_costUnknown, AnswerFacts.details(answer(AnswerCost.UNKNOWN), ""));
		assertEquals(NLS.bind(Messages.Amounts_estimated, "$0.0312345"), AnswerFacts.details(
				answer(AnswerCost.credits(new BigDecimal("0.0312345"), CostKind.ESTIMATED, null)), ""));
	}

	private static Answer answer(AnswerCost... costs) {
		var answer = Answer.begin("a", null, Instant.EPOCH, "m");
		for (var cost : costs) {
			answer = answer.withEnd(new AnswerPart(0, 0, null, "m", null, null, null, null, cost, List.of(), List.of(),
					List.of(), null, null, null, null), AnswerState.COMPLETE, null);
		}
		return answer;
	}

	/** The line and its tool tip. */
	@Test
	void whoWritesACommaReadsOneInBoth() {
		var before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			var cost = AnswerCost.credits(new BigDecimal("0.0312345"), CostKind.EXACT, new BigDecimal("-0.002"))
					.withToolCost(new BigDecimal("0.007"));
			var part = new AnswerPart(0, 0, "gen", "m", null, null, null, new TokenCounts(1_000, 4, 0, 10, 0), cost,
					List.of(), List.of(), List.of(), null, null, null, null);
			var answer = Answer.begin("a", null, Instant.EPOCH, "m").withEnd(part, AnswerState.COMPLETE, null);
			assertTrue(AnswerFacts.line(answer).contains("$0,031"), AnswerFacts.line(answer));
			assertTrue(AnswerFacts.line(answer).contains(Amounts.percent(0.004)), AnswerFacts.line(answer));
			var details = AnswerFacts.details(answer, "");
			assertTrue(details.contains("\n$0,0312345\n") && details.contains("$0,007\n")
					&& details.contains("-$0,002\n"), details);
		} finally {
			Locale.setDefault(before);
		}
	}

	private static Answer servedOn(@Nullable String tier) {
		var part = new AnswerPart(0, 0, "gen", "m", null, null, null, null, AnswerCost.NONE, List.of(), List.of(),
				List.of(), null, null, null, tier);
		return new Answer("a", null, Instant.EPOCH, "m", AnswerState.COMPLETE, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(part), List.of(), List.of(), null);
	}

	private static String facts(@Nullable Duration duration) {
		var part = new AnswerPart(0, 0, "gen", "m", null, null, null, null,
				AnswerCost.credits(BigDecimal.ONE, CostKind.EXACT, null), List.of(), List.of(), List.of(), null,
				duration);
		return AnswerFacts.line(new Answer("a", null, Instant.EPOCH, "m", AnswerState.INTERRUPTED, GrowingText.EMPTY,
				GrowingText.EMPTY, List.of(part), List.of(), List.of(), null));
	}
}
