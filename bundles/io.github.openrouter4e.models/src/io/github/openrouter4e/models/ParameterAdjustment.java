package io.github.openrouter4e.models;

/**
 * A parameter that is not sent as the user chose it; the UI has a sentence per kind.
 *
 * @param kind what was done
 * @param sent what is sent instead, as plain text; empty if nothing is
 */
public record ParameterAdjustment(Kind kind, String sent) {

	/** What was done. */
	public enum Kind {
		/** The model takes no temperature. */
		TEMPERATURE_DROPPED,
		/** The temperature was outside of what is allowed. */
		TEMPERATURE_BOUNDED,
		/** The model takes no top_p. */
		TOP_P_DROPPED,
		/** top_p was outside of what is allowed. */
		TOP_P_BOUNDED,
		/** The model takes a temperature or top_p, not both; the temperature is sent. */
		TOP_P_NOT_WITH_TEMPERATURE,
		/** The model cannot answer at such length. */
		MAX_TOKENS_LOWERED,
		/** The model does not reason. */
		REASONING_DROPPED,
		/** The model's reasoning cannot be switched off. */
		REASONING_MANDATORY,
		/** The model does not know this level; the nearest is sent. */
		EFFORT_REPLACED,
		/** The budget left too little for the answer. */
		BUDGET_LOWERED,
		/** The budget was below what the provider accepts. */
		BUDGET_RAISED,
		/** The longest answer leaves no room for any budget; the model decides. */
		BUDGET_DROPPED,
		/** The model follows no budget; the effort that is nearest to it is sent, or none if it has none. */
		BUDGET_AS_EFFORT,
		/** The model takes no verbosity. */
		VERBOSITY_DROPPED
	}
}
