package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ReasoningEffort;
import io.github.openrouter4e.models.ParameterAdjustment.Kind;

/** Adjusts the user's parameters to a model, and records each adjustment. For one use. */
final class ParameterAdjuster {

	/** Anthropic refuses smaller budgets. */
	static final int ANTHROPIC_BUDGET = 1024;
	/** A fifth of the tokens is kept for the answer itself; thinking up to the last token would leave none. */
	private static final int FIFTHS_FOR_REASONING = 4;
	private static final int FIFTHS = 5;

	/** Tokens of the longest answer where nobody says. */
	private static final long USUAL_ANSWER = 32_000;

	private final ParameterRules rules;
	private final List<ParameterAdjustment> notes = new ArrayList<>();

	ParameterAdjuster(ParameterRules rules) {
		this.rules = rules;
	}

	/** {@return what to send} */
	AdjustedParameters adjust(ModelParameters chosen) {
		BigDecimal temperature = fit(chosen.temperature(), rules.temperature(), Kind.TEMPERATURE_DROPPED,
				Kind.TEMPERATURE_BOUNDED);
		BigDecimal topP = fit(chosen.topP(), rules.topP(), Kind.TOP_P_DROPPED, Kind.TOP_P_BOUNDED);
		if (temperature != null && topP != null && rules.takesOneOfTemperatureAndTopP()) {
			note(Kind.TOP_P_NOT_WITH_TEMPERATURE, ""); //$NON-NLS-1$
			topP = null;
		}
		Integer maxTokens = maxTokens(chosen.maxTokens());
		ReasoningChoice reasoning = reasoning(chosen.reasoning(), maxTokens);
		String verbosity = verbosity(chosen.verbosity());
		return new AdjustedParameters(new ModelParameters(temperature, topP, maxTokens, reasoning, verbosity), notes);
	}

	private @Nullable BigDecimal fit(@Nullable BigDecimal value, @Nullable ParameterRange range, Kind dropped,
			Kind bounded) {
		if (value == null) {
			return null;
		}
		if (range == null) {
			note(dropped, ""); //$NON-NLS-1$
			return null;
		}
		BigDecimal fitting = range.clamp(value);
		if (fitting.compareTo(value) != 0) {
			note(bounded, fitting.toPlainString());
		}
		return fitting;
	}

	private @Nullable Integer maxTokens(@Nullable Integer chosen) {
		Long limit = rules.maxOutputTokens();
		if (chosen == null || limit == null || chosen <= limit) {
			return chosen;
		}
		note(Kind.MAX_TOKENS_LOWERED, limit.toString());
		return limit.intValue();
	}

	private ReasoningChoice reasoning(ReasoningChoice chosen, @Nullable Integer maxTokens) {
		var abilities = rules.reasoning();
		if (!abilities.supported()) {
			if (chosen instanceof ReasoningChoice.Effort || chosen instanceof ReasoningChoice.Budget
					|| chosen instanceof ReasoningChoice.On) {
				note(Kind.REASONING_DROPPED, ""); //$NON-NLS-1$
			}
			return ReasoningChoice.DEFAULT;
		}
		return switch (chosen) {
			case ReasoningChoice.Default none -> none;
			case ReasoningChoice.On on -> on;
			case ReasoningChoice.Off off -> off(off, abilities);
			case ReasoningChoice.Effort effort -> effort(effort, abilities);
			case ReasoningChoice.Budget budget -> abilities.budget()
					? budget(budget, maxTokens)
					: asEffort(budget, maxTokens, abilities);
		};
	}

	private ReasoningChoice off(ReasoningChoice off, ReasoningAbilities abilities) {
		if (abilities.canBeOff()) {
			return off;
		}
		note(Kind.REASONING_MANDATORY, ""); //$NON-NLS-1$
		return ReasoningChoice.DEFAULT;
	}

	private ReasoningChoice effort(ReasoningChoice.Effort chosen, ReasoningAbilities abilities) {
		if (chosen.level().equals(ReasoningEffort.NONE.wireName())) {
			return off(new ReasoningChoice.Off(), abilities);
		}
		if (abilities.efforts().contains(chosen.level())) {
			return chosen;
		}
		String nearest = ReasoningEfforts.nearest(chosen.level(), abilities.efforts());
		note(Kind.EFFORT_REPLACED, nearest == null ? "" : nearest); //$NON-NLS-1$
		return nearest == null ? new ReasoningChoice.On() : new ReasoningChoice.Effort(nearest);
	}

	/** As OpenRouter does it where it does; some models that decide for themselves ignore a budget altogether. */
	private ReasoningChoice asEffort(ReasoningChoice.Budget chosen, @Nullable Integer maxTokens,
			ReasoningAbilities abilities) {
		Long longest = maxTokens != null ? Long.valueOf(maxTokens.longValue()) : rules.maxOutputTokens();
		String level = ReasoningEfforts
				.ofShare((double) chosen.maxTokens() / (longest == null ? USUAL_ANSWER : longest));
		String nearest = ReasoningEfforts.nearest(level, abilities.efforts());
		note(Kind.BUDGET_AS_EFFORT, nearest == null ? "" : nearest); //$NON-NLS-1$
		return nearest == null ? new ReasoningChoice.On() : new ReasoningChoice.Effort(nearest);
	}

	private ReasoningChoice budget(ReasoningChoice.Budget chosen, @Nullable Integer maxTokens) {
		Long limit = maxTokens != null ? Long.valueOf(maxTokens.longValue()) : rules.maxOutputTokens();
		long most = limit == null ? Integer.MAX_VALUE : limit * FIFTHS_FOR_REASONING / FIFTHS;
		int least = rules.minReasoningBudget();
		if (most < least) {
			note(Kind.BUDGET_DROPPED, ""); //$NON-NLS-1$
			return ReasoningChoice.DEFAULT;
		}
		if (chosen.maxTokens() > most) {
			note(Kind.BUDGET_LOWERED, Long.toString(most));
			return new ReasoningChoice.Budget((int) most);
		}
		if (chosen.maxTokens() < least) {
			note(Kind.BUDGET_RAISED, Integer.toString(least));
			return new ReasoningChoice.Budget(least);
		}
		return chosen;
	}

	private @Nullable String verbosity(@Nullable String chosen) {
		if (chosen != null && rules.verbosities().isEmpty()) {
			note(Kind.VERBOSITY_DROPPED, ""); //$NON-NLS-1$
			return null;
		}
		return chosen;
	}

	private void note(Kind kind, String sent) {
		notes.add(new ParameterAdjustment(kind, sent));
	}
}
