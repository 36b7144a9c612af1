package io.github.openrouter4e.client.internal.errors;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.json.UsageDecoder;
import io.github.openrouter4e.client.internal.redact.Redactor;

/** Converts a response with an error status into an exception, whatever its body is. */
@SuppressWarnings("nls") // developer-facing detail
public final class FailedResponse {
	private static final Pattern TITLE = Pattern.compile("<title[^>]*>\\s*([^<]{1,200}?)\\s*</title>",
			Pattern.CASE_INSENSITIVE);
	private static final int SHOWN = 300;

	private final ErrorReader reader;

	public FailedResponse(ErrorReader reader) {
		this.reader = reader;
	}

	/** @param body may be cut off */
	public OpenRouterException exception(int status, byte[] body, HeaderLookup headers, Redactor redactor) {
		JsonNode json = json(body);
		if (json != null) {
			var exception = ErrorMapper
					.exception(reader.read(status, error(json), Json.text(json, "id"), headers, redactor));
			var usage = UsageDecoder.decode(json.get("usage"));
			if (usage != null) {
				exception.attachPartialAnswer(
						ChatCompletion.ofUsage(exception.error().generationId(), usage, reader.now()));
			}
			return exception;
		}
		String text = redactor.cleanError(new String(body, StandardCharsets.UTF_8)).strip();
		boolean page = text.startsWith("<");
		if (page && status < 500 && !saysItself(status)) {
			// OpenRouter's API answers in JSON: this is a gateway, a login page, or a wrong address
			return new ProtocolException(ProtocolException.Kind.HTML,
					"status " + status + " with a web page" + title(text));
		}
		String message = page ? "a web page" + title(text) : text.substring(0, Math.min(SHOWN, text.length()));
		JsonNode error = Json.mapper().createObjectNode().put("message",
				message.isEmpty() ? "no message" : message);
		return ErrorMapper.exception(reader.read(status, error, null, headers, redactor));
	}

	/** Whether the status alone is an answer, as gateways and proxies before the API give it with a page of their own. */
	private static boolean saysItself(int status) {
		return status == 408 || status == 413 || status == 429;
	}

	/** The error object; the whole body where there is none, or only its name. */
	private static JsonNode error(JsonNode json) {
		JsonNode error = Json.member(json, "error");
		boolean onlyName = error != null && error.isTextual()
				&& (json.has("error_description") || json.has("message") || json.has("detail"));
		return error == null || onlyName || error.isBoolean() ? json : error;
	}

	private static @Nullable JsonNode json(byte[] body) {
		try {
			JsonNode json = Json.read(body);
			JsonNode object = json.isArray() && !json.isEmpty() ? json.get(0) : json; // as Google sends it
			return object.isObject() ? object : null;
		} catch (ProtocolException e) {
			return null;
		}
	}

	private static String title(String page) {
		var matcher = TITLE.matcher(page);
		return matcher.find() ? ": " + matcher.group(1) : "";
	}
}
