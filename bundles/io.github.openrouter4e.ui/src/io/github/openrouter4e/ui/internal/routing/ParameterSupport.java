package io.github.openrouter4e.ui.internal.routing;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ParameterRules;
import io.github.openrouter4e.models.ReasoningAbilities;
import io.github.openrouter4e.models.ReasoningChoice;

/**
 * Which parameters the editor offers for a model; see {@link ParameterRules}, which decides what is sent.
 *
 * @param maxOutput longest answer in tokens; null if unknown
 * @param canReason whether anything about reasoning can be set
 * @param mandatory whether reasoning cannot be switched off
 * @param efforts   levels of effort, from most to least; empty if there are none
 * @param budget    whether the model follows a budget of reasoning tokens
 * @param minBudget least number of reasoning tokens
 */
record ParameterSupport(boolean temperature, boolean topP, boolean maxTokens, @Nullable Long maxOutput,
		boolean canReason, boolean mandatory, List<String> efforts, boolean budget, int minBudget, boolean verbosity) {

	/** Nothing goes: parameters belong to a model. */
	static final ParameterSupport NOTHING = new ParameterSupport(false, false, false, null, false, false, List.of(),
			false, 1, false);

	/**
	 * @param info null for a model that is not listed, which may take everything
	 */
	static ParameterSupport of(@Nullable ModelInfo info) {
		ParameterRules rules = ParameterRules.of(info);
		ReasoningAbilities reasoning = rules.reasoning();
		return new ParameterSupport(rules.temperature() != null, rules.topP() != null, true, rules.maxOutputTokens(),
				reasoning.supported(), !reasoning.canBeOff(), reasoning.supported() ? reasoning.efforts() : List.of(),
				reasoning.budget(), rules.minReasoningBudget(), !rules.verbosities().isEmpty());
	}

	/** What can be chosen about reasoning, the model's default first; a budget stands for all budgets. */
	List<ReasoningChoice> reasoningChoices() {
		List<ReasoningChoice> choices = new ArrayList<>();
		choices.add(ReasoningChoice.DEFAULT);
		if (canReason) {
			if (!mandatory) {
				choices.add(new ReasoningChoice.Off());
			}
			choices.add(new ReasoningChoice.On());
			efforts.forEach(effort -> choices.add(new ReasoningChoice.Effort(effort)));
			if (budget) {
				choices.add(new ReasoningChoice.Budget(minBudget));
			}
		}
		return choices;
	}

	/** What is wrong with these parameters for this model, for users; null if nothing is. */
	@Nullable
	String problem(ModelParameters parameters) {
		Integer limit = parameters.maxTokens();
		Long longest = maxOutput;
		if (limit != null && longest != null && limit.longValue() > longest.longValue()) {
			return Texts.format(Messages.ParameterSupport_maxTokens, longest);
		}
		if (budget && parameters.reasoning() instanceof ReasoningChoice.Budget(int tokens)) {
			Long bound = limit != null ? Long.valueOf(limit.longValue()) : longest;
			if (tokens < minBudget) {
				return Texts.format(Messages.ParameterSupport_minBudget, Integer.valueOf(minBudget));
			}
			if (bound != null && tokens >= bound.longValue()) {
				return Texts.format(Messages.ParameterSupport_budget, bound);
			}
		}
		return mandatory && parameters.reasoning() instanceof ReasoningChoice.Off
				? Messages.ParameterSupport_mandatory
				: null;
	}
}
