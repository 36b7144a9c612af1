package io.github.openrouter4e.chat.internal.request;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.ReasoningEffort;
import io.github.openrouter4e.client.ReasoningOptions;
import io.github.openrouter4e.client.Sampling;
import io.github.openrouter4e.client.Verbosity;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ReasoningChoice;

/** What the user chose about sampling, reasoning and length, as the request says it. */
final class ParameterMapping {

	private ParameterMapping() {}

	/** Words that this version does not know are left out: the model's own default is better than a refused request. */
	static void apply(ModelParameters parameters, ChatRequestBuilder request) {
		request.sampling(Sampling.builder().temperature(number(parameters.temperature()))
				.topP(number(parameters.topP())).build());
		request.maxTokens(parameters.maxTokens());
		request.verbosity(verbosity(parameters.verbosity()));
		request.reasoning(reasoning(parameters.reasoning()));
	}

	private static @Nullable Double number(@Nullable BigDecimal value) {
		return value == null ? null : Double.valueOf(value.doubleValue());
	}

	private static @Nullable Verbosity verbosity(@Nullable String name) {
		for (Verbosity verbosity : Verbosity.values()) {
			if (name != null && verbosity.wireName().equals(name.toLowerCase(Locale.ROOT))) {
				return verbosity;
			}
		}
		return null;
	}

	private static @Nullable ReasoningOptions reasoning(ReasoningChoice choice) {
		return switch (choice) {
			case ReasoningChoice.Default nothing -> null;
			case ReasoningChoice.Off off -> ReasoningOptions.effort(ReasoningEffort.NONE);
			case ReasoningChoice.On on -> new ReasoningOptions(null, null, null, Boolean.TRUE, null);
			case ReasoningChoice.Effort(String level) -> effort(level);
			case ReasoningChoice.Budget(int tokens) -> ReasoningOptions.budget(tokens);
		};
	}

	private static @Nullable ReasoningOptions effort(String level) {
		Optional<ReasoningEffort> known = ReasoningEffort.of(level.toLowerCase(Locale.ROOT));
		return known.isEmpty() ? null : ReasoningOptions.effort(known.get());
	}
}
