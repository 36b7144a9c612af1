package io.github.openrouter4e.models;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatRequestBuilder;
import io.github.openrouter4e.client.ReasoningEffort;
import io.github.openrouter4e.client.ReasoningOptions;
import io.github.openrouter4e.client.Sampling;
import io.github.openrouter4e.client.Verbosity;

/**
 * The sampling and output parameters a user chose for one model; {@code null} means "not sent, the provider's default
 * applies". What a model does not support is removed when a request is built, not here: a saved value survives a visit
 * to another model. Mirrors <a href="https://openrouter.ai/docs/api-reference/parameters">Parameters</a>.
 *
 * @param temperature 0 to 2
 * @param topP        0 to 1
 * @param maxTokens   output tokens at most, reasoning included; positive
 * @param reasoning   reasoning on, off, by effort or by budget
 * @param verbosity   OpenRouter's word, such as {@code low}; the set is open
 */
public record ModelParameters(@Nullable BigDecimal temperature, @Nullable BigDecimal topP, @Nullable Integer maxTokens,
		ReasoningChoice reasoning, @Nullable String verbosity) {

	/** Nothing chosen. */
	public static final ModelParameters EMPTY = new ModelParameters(null, null, null, ReasoningChoice.DEFAULT, null);

	public ModelParameters {
		temperature = Decimals.canonical(temperature);
		topP = Decimals.canonical(topP);
	}

	/** Whether nothing is chosen and nothing needs to be stored. */
	public boolean isEmpty() {
		return equals(EMPTY);
	}

	public ModelParameters withTemperature(@Nullable BigDecimal value) {
		return new ModelParameters(value, topP, maxTokens, reasoning, verbosity);
	}

	public ModelParameters withTopP(@Nullable BigDecimal value) {
		return new ModelParameters(temperature, value, maxTokens, reasoning, verbosity);
	}

	public ModelParameters withMaxTokens(@Nullable Integer value) {
		return new ModelParameters(temperature, topP, value, reasoning, verbosity);
	}

	public ModelParameters withReasoning(ReasoningChoice value) {
		return new ModelParameters(temperature, topP, maxTokens, value, verbosity);
	}

	public ModelParameters withVerbosity(@Nullable String value) {
		return new ModelParameters(temperature, topP, maxTokens, reasoning, value);
	}

	/**
	 * Puts the choice into a request. A word that this version does not know is left out: the model's own default is better
	 * than a refused request.
	 */
	public void applyTo(ChatRequestBuilder request) {
		request.sampling(Sampling.builder().temperature(real(temperature)).topP(real(topP)).build());
		request.maxTokens(maxTokens);
		request.verbosity(knownVerbosity());
		request.reasoning(switch (reasoning) {
			case ReasoningChoice.Default nothing -> null;
			case ReasoningChoice.Off off -> ReasoningOptions.effort(ReasoningEffort.NONE);
			case ReasoningChoice.On on -> new ReasoningOptions(null, null, null, Boolean.TRUE, null);
			case ReasoningChoice.Effort(String level) -> effort(level);
			case ReasoningChoice.Budget(int tokens) -> ReasoningOptions.budget(tokens);
		});
	}

	private static @Nullable Double real(@Nullable BigDecimal value) {
		return value == null ? null : Double.valueOf(value.doubleValue());
	}

	private @Nullable Verbosity knownVerbosity() {
		String name = verbosity;
		for (Verbosity known : Verbosity.values()) {
			if (name != null && known.wireName().equals(name.toLowerCase(Locale.ROOT))) {
				return known;
			}
		}
		return null;
	}

	private static @Nullable ReasoningOptions effort(String level) {
		Optional<ReasoningEffort> known = ReasoningEffort.of(level.toLowerCase(Locale.ROOT));
		return known.isEmpty() ? null : ReasoningOptions.effort(known.get());
	}

	/** The form for a preference; {@link #fromJson} reads it back. */
	public String toJson() {
		return ParametersCodec.encode(this);
	}

	/**
	 * Reads what {@link #toJson} wrote, by this or another version: unknown fields and values out of range are left out,
	 * and anything that is not JSON gives {@link #EMPTY}.
	 */
	public static ModelParameters fromJson(@Nullable String json) {
		return ParametersCodec.decode(json);
	}
}
