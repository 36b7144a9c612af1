package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The stored form of {@link ModelParameters}. It carries a version for the day a field changes its meaning; fields may
 * be added without a new one.
 */
@SuppressWarnings("nls") // names of a stored format
final class ParametersCodec {

	private static final int VERSION = 1;
	private static final BigDecimal ZERO = BigDecimal.ZERO;
	private static final BigDecimal ONE = BigDecimal.ONE;
	private static final BigDecimal TWO = BigDecimal.valueOf(2);

	private ParametersCodec() {}

	static String encode(ModelParameters parameters) {
		return JsonValues.object(out -> {
			out.writeNumberField("version", VERSION);
			JsonValues.write(out, "temperature", parameters.temperature());
			JsonValues.write(out, "top_p", parameters.topP());
			JsonValues.write(out, "max_tokens", parameters.maxTokens());
			switch (parameters.reasoning()) {
				case ReasoningChoice.Default byDefault -> {
					// nothing is stored
				}
				case ReasoningChoice.Off off -> out.writeStringField("reasoning", "off");
				case ReasoningChoice.On on -> out.writeStringField("reasoning", "on");
				case ReasoningChoice.Effort effort -> {
					out.writeStringField("reasoning", "effort");
					out.writeStringField("reasoning_effort", effort.level());
				}
				case ReasoningChoice.Budget budget -> {
					out.writeStringField("reasoning", "budget");
					out.writeNumberField("reasoning_budget", budget.maxTokens());
				}
			}
			JsonValues.write(out, "verbosity", parameters.verbosity());
		});
	}

	static ModelParameters decode(@Nullable String json) {
		JsonNode root = JsonValues.parse(json);
		return new ModelParameters(JsonValues.number(root.path("temperature"), ZERO, TWO),
				JsonValues.number(root.path("top_p"), ZERO, ONE), JsonValues.positive(root.path("max_tokens")),
				reasoning(root), JsonValues.text(root.path("verbosity")));
	}

	private static ReasoningChoice reasoning(JsonNode root) {
		switch (root.path("reasoning").asText()) {
			case "off" :
				return new ReasoningChoice.Off();
			case "on" :
				return new ReasoningChoice.On();
			case "effort" :
				String level = JsonValues.text(root.path("reasoning_effort"));
				return level == null ? ReasoningChoice.DEFAULT : new ReasoningChoice.Effort(level);
			case "budget" :
				Integer tokens = JsonValues.positive(root.path("reasoning_budget"));
				return tokens == null ? ReasoningChoice.DEFAULT : new ReasoningChoice.Budget(tokens.intValue());
			default :
				return ReasoningChoice.DEFAULT;
		}
	}
}
