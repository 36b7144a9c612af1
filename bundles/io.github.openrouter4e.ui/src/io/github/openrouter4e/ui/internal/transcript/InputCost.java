package io.github.openrouter4e.ui.internal.transcript;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;

/**
 * What tokens cost as a part of a prompt, in USD by list price.
 *
 * @param first  in the prompt that has them first
 * @param cached in a later prompt, if the provider still has them in its cache; null if unknown
 */
public record InputCost(BigDecimal first, @Nullable BigDecimal cached) {

	/** Knows what parts of a prompt cost. */
	@FunctionalInterface
	public interface Prices {

		/**
		 * @param answer for whose prompt, or for one like it
		 * @return null if the price is unknown
		 */
		@Nullable
		InputCost cost(Answer answer, long tokens);
	}
}
