package io.github.openrouter4e.ui.internal.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.client.ReasoningEffort;
import io.github.openrouter4e.models.ModelInfo;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ReasoningChoice;

/**
 * Which parameters a model takes. A model that the list does not know may take all of them.
 *
 * @param maxOutput longest answer in tokens; null if unknown
 * @param canReason whether anything about reasoning can be set
 * @param mandatory whether reasoning cannot be switched off
 * @param efforts   levels of effort, from most to least; empty if there are none
 * @param budget    whether reasoning takes a number of tokens
 */
record ParameterSupport(boolean temperature, boolean topP, boolean maxTokens, @Nullable Long maxOutput,
		boolean canReason, boolean mandatory, List<String> efforts, boolean budget, boolean verbosity) {

	/** The least that Anthropic's models take; smaller ones are refused. */
	static final int MIN_BUDGET = 1024;

	/** Everything goes. */
	static final ParameterSupport UNKNOWN_MODEL = new ParameterSupport(true, true, true, null, true, false,
			allEfforts(), true, true);

	/** Nothing goes: parameters belong to a model. */
	static final ParameterSupport NOTHING = new ParameterSupport(false, false, false, null, false, false, List.of(),
			false, false);

	@SuppressWarnings("nls") // wire names
	static ParameterSupport of(@Nullable ModelInfo info) {
		if (info == null) {
			return UNKNOWN_MODEL;
		}
		ModelReasoning reasoning = info.model().reasoning();
		boolean canReason = info.abilities().reasoning();
		List<String> named = reasoning == null ? null : reasoning.supportedEfforts();
		List<String> efforts = named == null
				? allEfforts()
				: named.stream().filter(effort -> !ReasoningEffort.NONE.wireName().equals(effort)).toList();
		return new ParameterSupport(info.supports("temperature"), info.supports("top_p"),
				info.supports("max_tokens") || info.supports("max_completion_tokens"), info.maxOutputTokens(),
				canReason, reasoning != null && reasoning.mandatory(), canReason ? efforts : List.of(),
				canReason && (reasoning == null || reasoning.supportsMaxTokens()), info.supports("verbosity"));
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
				choices.add(new ReasoningChoice.Budget(MIN_BUDGET));
			}
		}
		return choices;
	}

	/** What is wrong with these parameters for this model, for people; null if nothing is. */
	@Nullable
	String problem(ModelParameters parameters) {
		Integer limit = parameters.maxTokens();
		Long longest = maxOutput;
		if (limit != null && longest != null && limit.longValue() > longest.longValue()) {
			return Texts.format(Messages.ParameterSupport_maxTokens, longest);
		}
		if (parameters.reasoning() instanceof ReasoningChoice.Budget(int tokens)) {
			Long bound = limit != null ? Long.valueOf(limit.longValue()) : longest;
			if (bound != null && tokens >= bound.longValue()) {
				return Texts.format(Messages.ParameterSupport_budget, bound);
			}
		}
		return mandatory && parameters.reasoning() instanceof ReasoningChoice.Off
				? Messages.ParameterSupport_mandatory
				: null;
	}

	private static List<String> allEfforts() {
		return Arrays.stream(ReasoningEffort.values()).filter(effort -> effort != ReasoningEffort.NONE)
				.map(effort -> Objects.requireNonNull(effort.wireName())).toList();
	}
}
