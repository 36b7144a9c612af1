package io.github.openrouter4e.chat;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Why an answer failed, in a form that survives a restart.
 *
 * @param kind             simple name of the exception class, for example {@code InsufficientCreditsException}
 * @param nextStep         name of the client's {@code NextStep}, for example {@code ADD_CREDITS}; {@code null} if unknown.
 *                         A text, as later versions may know more of them
 * @param status           HTTP status; {@code null} if there was no HTTP answer
 * @param provider         provider that failed; {@code null} if unknown
 * @param message          what OpenRouter or the provider said; holds no secret
 * @param affordableTokens the N of "can only afford N" after a 402; {@code null} otherwise. See
 *                         {@link ChatSession#retryWithMaxTokens(int)}
 */
public record AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status,
		@Nullable String provider, String message, @Nullable Integer affordableTokens) {
}
