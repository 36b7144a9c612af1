package io.github.openrouter4e.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.http.Exchange;
import io.github.openrouter4e.testing.http.Faults;
import io.github.openrouter4e.testing.http.Gate;
import io.github.openrouter4e.testing.http.Headers;
import io.github.openrouter4e.testing.wire.Json;

/** What the stand-in server does with one request. The static methods make the usual ones. */
@FunctionalInterface
public interface Answer {

	/** Writes the response. */
	void respond(Exchange exchange, StandInState state) throws IOException;

	/** A chat answer of this text, streamed in word-sized pieces, or whole if the request does not stream. */
	static ChatAnswer text(String text) {
		return new ChatAnswer().text(text);
	}

	/** A chat answer streamed in exactly these pieces. */
	static ChatAnswer pieces(String... texts) {
		return new ChatAnswer().pieces(texts);
	}

	/** A chat answer of {@code count} pieces of exactly {@code size} characters each. */
	static ChatAnswer chunks(int count, int size) {
		return new ChatAnswer().chunks(count, size);
	}

	/** A chat answer that starts with reasoning. */
	static ChatAnswer reasoning(String reasoning) {
		return new ChatAnswer().reasoning(reasoning);
	}

	/** A chat answer that calls a tool; more calls can follow. */
	static ChatAnswer toolCall(String id, String name, String argumentsJson) {
		return new ChatAnswer().toolCall(id, name, argumentsJson);
	}

	/** A JSON body with any status. */
	static Answer json(int status, String body, String... headers) {
		return content(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
	}

	/** OpenRouter's error envelope without metadata. */
	static Answer error(int status, String message, String... headers) {
		return errorWithMetadata(status, message, null, headers);
	}

	/** OpenRouter's error envelope with metadata, given as JSON; null for none. */
	static Answer errorWithMetadata(int status, String message, String metadataJson, String... headers) {
		ObjectNode envelope = Json.object();
		ObjectNode error = envelope.putObject("error").put("message", message).put("code", status);
		if (metadataJson != null) {
			error.set("metadata", Json.parse(metadataJson));
		}
		return json(status, Json.write(envelope.put("user_id", "user_standin")), headers);
	}

	/** A page, as gateways and captive portals send it. */
	static Answer html(int status, String body) {
		return content(status, "text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
	}

	/** Any body of any type. */
	static Answer content(int status, String contentType, byte[] body, String... headers) {
		Headers fields = Headers.of("Content-Type", contentType).overriddenBy(Headers.of(headers));
		return (exchange, state) -> exchange.respond(status, fields, body);
	}

	/** Like {@link #json} with a gzip-compressed body, as content networks send it to clients that accept it. */
	static Answer gzippedJson(int status, String body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(body.getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return content(status, "application/json", bytes.toByteArray(), "Content-Encoding", "gzip");
	}

	/** An event stream of exactly these bytes. */
	static Answer eventStream(byte[] body) {
		return (exchange, state) -> {
			var out = exchange.begin(200, Headers.of("Content-Type", "text/event-stream"));
			out.write(body);
			out.end();
		};
	}

	/** An event stream of exactly this text. */
	static Answer eventStream(String body) {
		return eventStream(body.getBytes(StandardCharsets.UTF_8));
	}

	/** A temporary redirect that keeps the method. */
	static Answer redirect(String location) {
		return content(307, "text/plain", new byte[0], "Location", location);
	}

	/** Exactly these bytes on the wire, status line and all, then the end of the connection. */
	static Answer garbage(String wire) {
		return (exchange, state) -> exchange.respondRaw(wire.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** Closes the connection without a byte. */
	static Answer hangUp() {
		return (exchange, state) -> exchange.breakOff(false);
	}

	/** Says nothing until the gate opens, then answers. */
	static Answer silentUntil(Gate gate, Answer then) {
		return (exchange, state) -> {
			exchange.await(gate, 0);
			then.respond(exchange, state);
		};
	}

	/** This answer, closed in the middle of an HTTP chunk after so many bytes of its body. */
	default Answer cutAfter(long bytes) {
		return withFaults(f -> f.cutAfter(bytes, false));
	}

	/** This answer, broken by a TCP reset after so many bytes of its body. */
	default Answer resetAfter(long bytes) {
		return withFaults(f -> f.cutAfter(bytes, true));
	}

	/** This answer, silent after so many bytes of its body until the gate opens. */
	default Answer stallAfter(long bytes, Gate until) {
		return withFaults(f -> f.stallAfter(bytes, until));
	}

	/** This answer with its body divided at these byte positions into packets of their own. */
	default Answer splitAt(long... positions) {
		return withFaults(f -> f.splitAt(positions));
	}

	private Answer withFaults(UnaryOperator<Faults> change) {
		return (exchange, state) -> {
			exchange.faults(change.apply(exchange.faults()));
			respond(exchange, state);
		};
	}
}
