package io.github.openrouter4e.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One request exactly as it arrived.
 *
 * @param target     the request target of the request line, query included
 * @param body       the bytes after removal of the chunked coding; empty if there was no body
 * @param connection the connection that it came on
 * @param outcome    completed when the response is finished or given up
 */
public record RecordedRequest(String method, String target, Headers headers, byte[] body, Connection connection,
		CompletableFuture<Outcome> outcome) {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	/** How a response ended. */
	public enum Outcome {
		/** The whole response was written. */
		COMPLETED,
		/** The client closed the connection first. */
		CLIENT_CLOSED,
		/** The server broke off, as scripted. */
		BROKEN_OFF,
	}

	/** The target without its query, still percent-encoded. */
	public String path() {
		int query = target.indexOf('?');
		return query < 0 ? target : target.substring(0, query);
	}

	/** Query parameters, decoded. */
	public Map<String, String> query() {
		Map<String, String> parameters = new LinkedHashMap<>();
		int query = target.indexOf('?');
		if (query >= 0) {
			for (String pair : target.substring(query + 1).split("&")) {
				int equals = pair.indexOf('=');
				String name = equals < 0 ? pair : pair.substring(0, equals);
				String value = equals < 0 ? "" : pair.substring(equals + 1);
				parameters.put(decode(name), decode(value));
			}
		}
		return parameters;
	}

	public Optional<String> header(String name) {
		return headers.first(name);
	}

	public String bodyText() {
		return new String(body, StandardCharsets.UTF_8);
	}

	/** The body as JSON; a missing node if it is empty. Throws UncheckedIOException if it is not JSON. */
	public JsonNode json() {
		try {
			return MAPPER.readTree(body);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** Without header values and body: they may hold a key. */
	@Override
	public String toString() {
		return method + " " + target;
	}
}
