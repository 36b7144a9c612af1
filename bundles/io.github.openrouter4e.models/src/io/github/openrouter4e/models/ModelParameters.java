package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

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
