package io.github.openrouter4e.ui.internal.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Architecture;
import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.TopProvider;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ReasoningChoice;

class ParameterSupportTest {
	private static final ParameterSupport THINKER = ParameterSupport
			.of(model(Set.of("temperature", "reasoning"),
					new ModelReasoning(true, List.of("high", "none"), "high", true,
							true)));

	@Test
	void offersOnlyWhatTheModelTakes() {
		assertTrue(THINKER.temperature());
		assertFalse(THINKER.topP());
		assertFalse(THINKER.verbosity());
		assertEquals(8_000L, THINKER.maxOutput());
	}

	@Test
	void aModelThatAlwaysReasonsCannotBeTurnedOff() {
		assertFalse(THINKER.reasoningChoices().contains(new ReasoningChoice.Off()));
		assertEquals(List.of("high"), THINKER.efforts(), "none is the same as off");
		assertEquals(Messages.ParameterSupport_mandatory,
				THINKER.problem(ModelParameters.EMPTY.withReasoning(new ReasoningChoice.Off())));
	}

	@Test
	void aModelThatDoesNotReasonHasOnlyItsDefault() {
		ParameterSupport plain = ParameterSupport.of(model(Set.of("temperature"), null));
		assertEquals(List.of(ReasoningChoice.DEFAULT), plain.reasoningChoices());
	}

	@Test
	void anUnlistedModelMayTakeEverything() {
		ParameterSupport unknown = ParameterSupport.of(null);
		assertTrue(unknown.temperature() && unknown.topP() && unknown.verbosity() && unknown.canReason());
		assertNull(unknown.maxOutput());
		assertTrue(unknown.reasoningChoices().contains(new ReasoningChoice.Off()));
	}

	@Test
	void theAnswerIsBoundedByTheModel() {
		assertNull(THINKER.problem(ModelParameters.EMPTY.withMaxTokens(8_000)));
		assertEquals(Texts.format(Messages.ParameterSupport_maxTokens, 8_000L),
				THINKER.problem(ModelParameters.EMPTY.withMaxTokens(8_001)));
	}

	@Test
	void theBudgetStaysBelowTheAnswerAndAboveTheMinimum() {
		assertEquals(Texts.format(Messages.ParameterSupport_budget, 8_000L), THINKER.problem(budget(8_000)));
		assertEquals(Texts.format(Messages.ParameterSupport_budget, 4_000L),
				THINKER.problem(budget(4_000).withMaxTokens(4_000)));
		assertEquals(Texts.format(Messages.ParameterSupport_minBudget, 1_024), THINKER.problem(budget(1_023)));
		assertNull(THINKER.problem(budget(3_999).withMaxTokens(4_000)));
	}

	private static ModelParameters budget(int tokens) {
		return ModelParameters.EMPTY.withReasoning(new ReasoningChoice.Budget(tokens));
	}

	private static ModelInfo model(Set<String> parameters, ModelReasoning reasoning) {
		return ModelInfo.of(new Model("anthropic/x", "", null, "X", "", null, null, null, 100_000L,
				Architecture.UNKNOWN, Pricing.UNKNOWN, new TopProvider(100_000L, 8_000L, null), parameters, Map.of(),
				reasoning, List.of()));
	}
}
