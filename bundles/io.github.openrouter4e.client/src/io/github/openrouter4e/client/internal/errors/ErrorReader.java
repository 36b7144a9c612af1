package io.github.openrouter4e.client.internal.errors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ServiceError;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.redact.Redactor;

/**
 * Reads an error object. Its metadata are a free map: what is documented and what is sent have little in common, so
 * both are looked for.
 */
@SuppressWarnings("nls") // wire names
public final class ErrorReader {
	/** Words that streams use for a code. */
	private static final Map<String, Integer> STATUS_OF_WORD = Map.ofEntries(Map.entry("rate_limit_exceeded", 429),
			Map.entry("insufficient_quota", 402), Map.entry("payment_required", 402),
			Map.entry("invalid_request_error", 400), Map.entry("invalid_request", 400),
			Map.entry("context_length_exceeded", 400), Map.entry("authentication", 401),
			Map.entry("permission_denied", 403), Map.entry("not_found", 404), Map.entry("timeout", 408),
			Map.entry("payload_too_large", 413), Map.entry("unprocessable", 422), Map.entry("server_error", 500),
			Map.entry("server", 500), Map.entry("provider_unavailable", 502), Map.entry("provider_overloaded", 529),
			Map.entry("overloaded_error", 529),
			// what Anthropic, OpenAI and Google call them
			Map.entry("rate_limit_error", 429), Map.entry("authentication_error", 401),
			Map.entry("invalid_api_key", 401), Map.entry("permission_error", 403), Map.entry("not_found_error", 404),
			Map.entry("model_not_found", 400), Map.entry("billing_error", 402), Map.entry("request_too_large", 413),
			Map.entry("timeout_error", 408), Map.entry("content_filter", 400),
			Map.entry("content_policy_violation", 400), Map.entry("api_error", 500),
			Map.entry("resource_exhausted", 429), Map.entry("invalid_argument", 400),
			Map.entry("failed_precondition", 400), Map.entry("unauthenticated", 401), Map.entry("unavailable", 503),
			Map.entry("deadline_exceeded", 504));
	private static final int UNKNOWN_FAILURE = 500;

	private final InstantSource clock;

	public ErrorReader(InstantSource clock) {
		this.clock = clock;
	}

	/** The time, for what an answer does not tell itself. */
	Instant now() {
		return clock.instant();
	}

	/**
	 * @param httpStatus
	 *            the response's status; one below 400 says nothing, and the code in the error counts
	 * @param said
	 *            the error member: an object, or in some gateways a string
	 * @param generationId
	 *            as a chunk told it
	 * @param redactor
	 *            no text of the error passes without it
	 */
	public ServiceError read(int httpStatus, JsonNode said, @Nullable String generationId, HeaderLookup headers,
			Redactor redactor) {
		JsonNode error = redactor.cleanError(said);
		JsonNode metadata = Json.member(error, "metadata");
		JsonNode inner = metadata == null ? null : metadata.get("headers");
		String type = first(first(Json.text(metadata, "error_type"), Json.text(error, "type")),
				Json.text(error, "status"));
		String code = Json.text(error, "code");
		String message = message(error);
		String raw = raw(metadata, error);
		return new ServiceError(status(httpStatus, code, type), code == null ? "" : code, message,
				Json.text(metadata, "provider_name"), raw, message(raw, redactor),
				first(Json.text(metadata, "provider_error_code"), Json.text(metadata, "provider_code")), type,
				Json.text(metadata, "limit_source"), Json.text(metadata, "reason"), Json.bool(metadata, "is_byok"),
				retryAfter(error, metadata, inner, headers, message + '\n' + Json.orEmpty(raw)),
				resetsAt(metadata, inner, headers, message),
				first(generationId, headers.get("X-Generation-Id")), metadata == null ? null : Json.raw(metadata));
	}

	/** Cleaned once more: JSON within JSON has escapes within escapes. */
	private static @Nullable String message(@Nullable String raw, Redactor redactor) {
		String message = ProviderMessage.of(raw);
		return message == null ? null : redactor.cleanError(message);
	}

	private static int status(int httpStatus, @Nullable String code, @Nullable String type) {
		if (httpStatus >= 400) {
			return httpStatus;
		}
		if (code != null && code.matches("[45]\\d\\d")) {
			return Integer.parseInt(code);
		}
		Integer byCode = code == null ? null : STATUS_OF_WORD.get(code.toLowerCase(Locale.ROOT));
		Integer byType = type == null ? null : STATUS_OF_WORD.get(type.toLowerCase(Locale.ROOT));
		return byCode != null ? byCode : byType != null ? byType : UNKNOWN_FAILURE;
	}

	/** What a user can read of it. Gateways put JSON into the message, FastAPI a list, RFC 7807 a detail. */
	private static String message(JsonNode error) {
		JsonNode said = Json.member(error, "message");
		String message = ProviderMessage.in(said == null ? error : said);
		String inner = message == null && said != null ? ProviderMessage.in(error) : message;
		return Json.orEmpty(inner);
	}

	/** What the provider said; some gateways put it into the message. */
	private static @Nullable String raw(@Nullable JsonNode metadata, JsonNode error) {
		JsonNode raw = Json.member(metadata, "raw");
		if (raw == null) {
			JsonNode message = Json.member(error, "message");
			boolean nested = message != null && (message.isContainerNode() || message.asText().contains("{"));
			raw = nested ? message : null;
		}
		if (raw == null) {
			return null;
		}
		return raw.isTextual() ? raw.textValue() : raw.toString();
	}

	private @Nullable Duration retryAfter(JsonNode error, @Nullable JsonNode metadata, @Nullable JsonNode inner,
			HeaderLookup headers, String text) {
		return Json.first(RetryAfter.ofMillis(headers.get("retry-after-ms")),
				RetryAfter.parse(headers.get("Retry-After"), clock),
				RetryAfter.parse(first(Json.text(inner, "Retry-After"), Json.text(inner, "retry-after")), clock),
				RetryAfter.ofSeconds(Json.decimal(metadata, "retry_after_seconds")),
				RetryAfter.ofSeconds(Json.decimal(error.get("availability"), "retry_after")), RetryAfter.inText(text));
	}

	private @Nullable Instant resetsAt(@Nullable JsonNode metadata, @Nullable JsonNode inner, HeaderLookup headers,
			String message) {
		return Json.first(RetryAfter.ofReset(headers.get("X-RateLimit-Reset"), clock),
				RetryAfter.ofReset(first(Json.text(inner, "X-RateLimit-Reset"), Json.text(inner, "x-ratelimit-reset")),
						clock),
				Json.instant(metadata, "resets_at"), RetryAfter.resetInText(message));
	}

	private static @Nullable String first(@Nullable String one, @Nullable String other) {
		return one == null || one.isEmpty() ? other : one;
	}
}
