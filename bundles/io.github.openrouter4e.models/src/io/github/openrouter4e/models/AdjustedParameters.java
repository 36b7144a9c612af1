package io.github.openrouter4e.models;

import java.util.List;

/**
 * Parameters as they may be sent to a model.
 *
 * @param effective   what to send
 * @param adjustments how that differs from what the user chose; empty if it does not
 */
public record AdjustedParameters(ModelParameters effective, List<ParameterAdjustment> adjustments) {

	public AdjustedParameters {
		adjustments = List.copyOf(adjustments);
	}
}
