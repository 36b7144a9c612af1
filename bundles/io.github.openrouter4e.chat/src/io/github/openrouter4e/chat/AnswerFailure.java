package io.github.openrouter4e.chat;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Why an answer failed, in a form that survives a restart.
 *
 * @param kind             simple name of the exception class, for example {@code InsufficientCreditsException}
 * @param nextStep         name of the client's {@code NextStep}, for example {@code ADD_CREDITS}; {@code null} if unknown.
 *                         A text, as later versions may know more of them
 * @param status           HTTP status; {@code null} if there was no HTTP answer
 * @param provider         provider that failed; {@code null} if unknown
 * @param message          what OpenRouter or the provider said, else technical English for logs; holds no secret
 * @param affordableTokens the N of "can only afford N" after a 402; {@code null} otherwise. See
 *                         {@link ChatSession#retryWithMaxTokens(int)}
 * @param reason           what exactly it was, as the client's exception names it, for example {@code CONNECT_FAILED};
 *                         {@code null} if OpenRouter answered, or if unknown
 * @param subject          what the reason is about: the host of a network failure, the seconds of a time limit;
 *                         {@code null} if nothing
 * @param retryAt          when the service takes the request, as it said itself; {@code null} if it did not
 */
public record AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status,
		@Nullable String provider, String message, @Nullable Integer affordableTokens, @Nullable String reason,
		@Nullable String subject, @Nullable Instant retryAt) {

	/** A failure without a time to wait for. */
	public AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status, @Nullable String provider,
			String message, @Nullable Integer affordableTokens, @Nullable String reason, @Nullable String subject) {
		this(kind, nextStep, status, provider, message, affordableTokens, reason, subject, null);
	}

	/** A failure that is told by its kind alone. */
	public AnswerFailure(String kind, @Nullable String nextStep, @Nullable Integer status, @Nullable String provider,
			String message, @Nullable Integer affordableTokens) {
		this(kind, nextStep, status, provider, message, affordableTokens, null, null);
	}
}
