package io.github.openrouter4e.costs;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.ChatCompletion;

/**
 * How a request ended.
 *
 * @param completion   the whole answer; {@code null} if it did not come to its end
 * @param failure      why it did not: an {@link io.github.openrouter4e.client.OpenRouterException}, of these a
 *                     {@link io.github.openrouter4e.client.CancelledException} if it was stopped, a
 *                     {@link SpendingLimitException} if it was not sent, or what a listener threw; {@code null} exactly with
 *                     a completion
 * @param generationId OpenRouter's id; {@code null} if none was told
 * @param model        the model that answered; {@code null} if none was told
 * @param provider     who served it; {@code null} if unknown
 * @param cost         what it cost, as far as the answer tells; it may become known better, see {@link ModelCalls#addListener}
 * @param tokens       tokens as the answer tells; {@code null} if it does not
 */
public record ModelCallResult(@Nullable ChatCompletion completion, @Nullable RuntimeException failure,
		@Nullable String generationId, @Nullable String model,
		@Nullable String provider, AnswerCost cost, @Nullable TokenCounts tokens) {
}
