package io.github.openrouter4e.client;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An error as OpenRouter reports it.
 *
 * @param status
 *            HTTP status, or the number in a stream's error that stands for one
 * @param code
 *            as sent, mostly the status again, sometimes a word
 * @param message
 *            OpenRouter's words
 * @param provider
 *            display name of the provider that failed
 * @param providerRaw
 *            the provider's answer, as OpenRouter passed it on
 * @param providerMessage
 *            the sentence in it
 * @param providerCode
 *            the provider's own code
 * @param errorType
 *            OpenRouter's classification, for example {@code context_length_exceeded}
 * @param limitSource
 *            which limit was hit, for example {@code openrouter_free_tier_daily}
 * @param reason
 *            a finer reason, for example {@code in_flight_budget_exhausted}
 * @param byok
 *            whether the account's own provider key was used
 * @param retryAfter
 *            how long to wait
 * @param resetsAt
 *            when the limit is lifted
 * @param generationId
 *            where a generation had begun
 * @param metadata
 *            all metadata, a JSON object
 */
public record ServiceError(int status, String code, String message, @Nullable String provider,
		@Nullable String providerRaw, @Nullable String providerMessage, @Nullable String providerCode,
		@Nullable String errorType, @Nullable String limitSource, @Nullable String reason, @Nullable Boolean byok,
		@Nullable Duration retryAfter, @Nullable Instant resetsAt, @Nullable String generationId,
		@Nullable RawJson metadata) {
	/** The provider's message if there is one, else OpenRouter's. */
	public String bestMessage() {
		String inner = providerMessage;
		return inner == null || inner.isEmpty() ? message : inner;
	}

	@SuppressWarnings("nls")
	String describe() {
		StringBuilder text = new StringBuilder().append(status).append(": ").append(message);
		String inner = providerMessage;
		if (inner != null && !message.contains(inner)) {
			text.append(" (").append(provider == null ? "provider" : provider).append(": ").append(inner).append(')');
		}
		return text.toString();
	}
}
