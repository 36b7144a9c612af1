package io.github.openrouter4e.models;

import static io.github.openrouter4e.models.SampleModels.model;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.models.ParameterAdjustment.Kind;
import io.github.openrouter4e.models.ReasoningChoice.Budget;
import io.github.openrouter4e.models.ReasoningChoice.Effort;
import io.github.openrouter4e.models.ReasoningChoice.Off;
import io.github.openrouter4e.models.ReasoningChoice.On;

class ParameterRulesTest {

	private static final ParameterRules PLAIN = rules("'supported_parameters':['max_tokens']");
	private static final ParameterRules THINKER = rules(
			"""
					'supported_parameters':['reasoning','temperature','top_p','verbosity'],'default_parameters':{'temperature':0.7},
					'top_provider':{'max_completion_tokens':10000},
					'reasoning':{'mandatory':false,'supported_efforts':['high','medium','low','none'],'default_effort':'medium','supports_max_tokens':true}""");
	private static final ParameterRules MANDATORY = rules(
			"'supported_parameters':['reasoning'],'reasoning':{'mandatory':true,'supported_efforts':null}");
	private static final ParameterRules CLAUDE = ParameterRules
			.of(model("{'id':'anthropic/claude-nova','supported_parameters':['reasoning']}"));

	private static ParameterRules rules(String members) {
		return ParameterRules.of(model("{'id':'acme/owl'," + members + "}"));
	}

	private static AdjustedParameters adjust(ParameterRules rules, ReasoningChoice reasoning) {
		return rules.adjust(ModelParameters.EMPTY.withReasoning(reasoning));
	}

	private static void assertReasoning(ReasoningChoice expected, List<Kind> kinds, AdjustedParameters actual) {
		assertEquals(expected, actual.effective().reasoning());
		assertEquals(kinds, actual.adjustments().stream().map(ParameterAdjustment::kind).toList());
	}

	@Test
	void tellsBoundsAndDefaults() {
		ParameterRange temperature = THINKER.temperature();
		assertNotNull(temperature);
		assertEquals(new ParameterRange(BigDecimal.ZERO, BigDecimal.TWO, new BigDecimal("0.7")), temperature);
		assertEquals(new ParameterRange(BigDecimal.ZERO, BigDecimal.ONE, null), THINKER.topP());
		assertNull(PLAIN.temperature());
		assertNull(PLAIN.topP());
		assertEquals(List.of(), PLAIN.verbosities());
		assertEquals(10_000L, THINKER.maxOutputTokens());
		assertNull(PLAIN.maxOutputTokens());
	}

	@Test
	void anAnswerFitsIntoTheContext() {
		assertEquals(500L,
				rules("'context_length':500,'top_provider':{'max_completion_tokens':900}").maxOutputTokens());
	}

	@Test
	void whatTheModelDoesNotTakeIsNotSent() {
		AdjustedParameters adjusted = PLAIN
				.adjust(new ModelParameters(BigDecimal.ONE, BigDecimal.ONE, 100, new On(), "low"));
		assertEquals(ModelParameters.EMPTY.withMaxTokens(100), adjusted.effective());
		assertEquals(
				List.of(Kind.TEMPERATURE_DROPPED, Kind.TOP_P_DROPPED, Kind.REASONING_DROPPED, Kind.VERBOSITY_DROPPED),
				adjusted.adjustments().stream().map(ParameterAdjustment::kind).toList());
	}

	@Test
	void whatFitsIsSentUnchanged() {
		ModelParameters chosen = new ModelParameters(new BigDecimal("0.2"), new BigDecimal("0.9"), 10_000,
				new Effort("low"),
				"high");
		assertEquals(new AdjustedParameters(chosen, List.of()), THINKER.adjust(chosen));
		assertEquals(new AdjustedParameters(ModelParameters.EMPTY, List.of()), PLAIN.adjust(ModelParameters.EMPTY));
	}

	@Test
	void valuesAreBounded() {
		AdjustedParameters adjusted = THINKER
				.adjust(new ModelParameters(new BigDecimal("2.5"), new BigDecimal("-1"), 20_000,
						ReasoningChoice.DEFAULT, null));
		assertEquals(new ModelParameters(BigDecimal.TWO, BigDecimal.ZERO, 10_000, ReasoningChoice.DEFAULT, null),
				adjusted.effective());
		assertEquals(List.of(new ParameterAdjustment(Kind.TEMPERATURE_BOUNDED, "2"),
				new ParameterAdjustment(Kind.TOP_P_BOUNDED, "0"),
				new ParameterAdjustment(Kind.MAX_TOKENS_LOWERED, "10000")),
				adjusted.adjustments());
	}

	@Test
	void mandatoryReasoningIsNeverOff() {
		assertFalse(MANDATORY.reasoning().canBeOff());
		assertReasoning(ReasoningChoice.DEFAULT, List.of(Kind.REASONING_MANDATORY), adjust(MANDATORY, new Off()));
		assertReasoning(ReasoningChoice.DEFAULT, List.of(Kind.REASONING_MANDATORY),
				adjust(MANDATORY, new Effort("none")));
		assertReasoning(new Off(), List.of(), adjust(THINKER, new Off()));
		assertReasoning(new Off(), List.of(), adjust(THINKER, new Effort("none")));
	}

	@Test
	void offIsNothingToAModelThatDoesNotReason() {
		assertReasoning(ReasoningChoice.DEFAULT, List.of(), adjust(PLAIN, new Off()));
	}

	@ParameterizedTest
	@CsvSource({"max,high", "xhigh,high", "minimal,low", "colossal,high"})
	void unknownEffortsBecomeTheNearest(String wanted, String sent) {
		assertReasoning(new Effort(sent), List.of(Kind.EFFORT_REPLACED), adjust(THINKER, new Effort(wanted)));
	}

	@Test
	void ofTwoNearEffortsTheCheaperIsSent() {
		ParameterRules rules = rules("'reasoning':{'mandatory':false,'supported_efforts':['high','low']}");
		assertReasoning(new Effort("low"), List.of(Kind.EFFORT_REPLACED), adjust(rules, new Effort("medium")));
	}

	@Test
	void withoutAListOfEffortsAllAreTaken() {
		assertReasoning(new Effort("xhigh"), List.of(), adjust(MANDATORY, new Effort("xhigh")));
		assertTrue(MANDATORY.reasoning().efforts().contains("minimal"));
		assertFalse(MANDATORY.reasoning().efforts().contains("none"));
		assertReasoning(new On(), List.of(Kind.EFFORT_REPLACED),
				adjust(rules("'reasoning':{'mandatory':false,'supported_efforts':[]}"), new Effort("low")));
	}

	@ParameterizedTest
	@CsvSource({"20000,8000", "8001,8000", "10000,8000"})
	void aBudgetLeavesRoomForTheAnswer(int chosen, int sent) {
		assertReasoning(new Budget(sent), List.of(Kind.BUDGET_LOWERED), adjust(THINKER, new Budget(chosen)));
	}

	@Test
	void aBudgetIsAlwaysBelowTheLongestAnswerAskedFor() {
		for (int maxTokens = 1; maxTokens < 3000; maxTokens++) {
			for (ParameterRules rules : List.of(THINKER, CLAUDE, ParameterRules.of(null))) {
				ReasoningChoice sent = rules
						.adjust(ModelParameters.EMPTY.withMaxTokens(maxTokens).withReasoning(new Budget(2000)))
						.effective()
						.reasoning();
				if (sent instanceof Budget budget) {
					assertTrue(budget.maxTokens() < maxTokens, maxTokens + " " + budget);
				} else {
					assertEquals(ReasoningChoice.DEFAULT, sent);
				}
			}
		}
	}

	/** Claude Opus 5 and others decide for themselves and ignore a budget. */
	@ParameterizedTest
	@CsvSource({"1500,2000,high", "1000,2000,medium", "400,2000,low", "5000,,low", "31000,,xhigh"})
	void whereABudgetIsNotFollowedTheNearestEffortIsSent(int budget, Integer maxTokens, String effort) {
		ParameterRules adaptive = rules("'supported_parameters':['reasoning'],"
				+ "'reasoning':{'mandatory':false,'supported_efforts':['max','xhigh','high','medium','low']}");
		assertFalse(adaptive.reasoning().budget());
		ModelParameters chosen = ModelParameters.EMPTY.withReasoning(new Budget(budget));
		assertReasoning(new Effort(effort), List.of(Kind.BUDGET_AS_EFFORT),
				adaptive.adjust(maxTokens == null ? chosen : chosen.withMaxTokens(maxTokens)));
	}

	@ParameterizedTest
	@CsvSource({"anthropic/claude-sonnet-4.5,true", "us.anthropic.claude-sonnet-4-5-v1:0,true", "openai/gpt-9,false"})
	void claudeTakesTemperatureOrTopP(String id, boolean one) {
		BigDecimal half = new BigDecimal("0.5");
		for (ParameterRules rules : List.of(ParameterRules.of(null, id),
				ParameterRules.of(model("{'id':'" + id + "'}")))) {
			AdjustedParameters both = rules
					.adjust(new ModelParameters(half, half, null, ReasoningChoice.DEFAULT, null));
			assertEquals(half, both.effective().temperature());
			assertEquals(one ? null : half, both.effective().topP());
			assertEquals(one ? List.of(Kind.TOP_P_NOT_WITH_TEMPERATURE) : List.of(),
					both.adjustments().stream().map(ParameterAdjustment::kind).toList());
			assertEquals(half, rules.adjust(new ModelParameters(null, half, null, ReasoningChoice.DEFAULT, null))
					.effective().topP());
		}
	}

	@Test
	void anthropicTakesNoSmallBudgets() {
		assertReasoning(new Budget(1024), List.of(Kind.BUDGET_RAISED), adjust(CLAUDE, new Budget(100)));
		assertReasoning(new Budget(100), List.of(), adjust(THINKER, new Budget(100)));
		AdjustedParameters tight = CLAUDE
				.adjust(ModelParameters.EMPTY.withMaxTokens(1000).withReasoning(new Budget(2000)));
		assertReasoning(ReasoningChoice.DEFAULT, List.of(Kind.BUDGET_DROPPED), tight);
	}

	@Test
	void anUnlistedModelGetsWhatTheUserChose() {
		ModelParameters chosen = new ModelParameters(BigDecimal.ONE, BigDecimal.ONE, 1_000_000, new Budget(5000),
				"max");
		assertEquals(new AdjustedParameters(chosen, List.of()), ParameterRules.of(null).adjust(chosen));
	}
}
