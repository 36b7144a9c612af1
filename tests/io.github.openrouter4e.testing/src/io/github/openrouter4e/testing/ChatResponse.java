package io.github.openrouter4e.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.ChatScript.Failure;
import io.github.openrouter4e.testing.http.Exchange;
import io.github.openrouter4e.testing.http.Headers;
import io.github.openrouter4e.testing.http.ResponseBody;
import io.github.openrouter4e.testing.wire.Json;

/** Writes one scripted chat completion as an event stream or as one JSON body. */
final class ChatResponse {

	/** Who is asked first and never answers. */
	static final String BUSY = "Busy Provider";

	private final ChatScript script;
	private final Exchange exchange;
	private final JsonNode request;
	private final String id;
	private final long created;
	private final String model;
	private final String provider;
	private final ObjectNode usage;

	ChatResponse(ChatScript script, Exchange exchange, StandInState state) {
		this.script = script;
		this.exchange = exchange;
		request = exchange.request().json();
		id = state.nextGenerationId();
		created = state.clock().instant().getEpochSecond();
		JsonNode served = state.catalogue().priced(request.path("model").asText(""));
		model = script.model != null ? script.model : served.path("id").asText();
		Usage counted = state.count(request, served, script);
		provider = script.provider != null ? script.provider : counted.prompt().provider();
		usage = script.usage != null ? script.usage : counted.toJson();
		state.generations().add(id, model, provider, counted, request, script, created);
	}

	void write() throws IOException {
		Headers headers = Headers.of("X-Generation-Id", id, "X-Provider-Name", provider);
		if (request.path("stream").asBoolean(false)) {
			writeStream(exchange.begin(200, headers.with("Content-Type", "text/event-stream")
					.with("Cache-Control", "no-cache")));
		} else {
			writeWhole(headers.with("Content-Type", "application/json"));
		}
	}

	private void writeStream(ResponseBody out) throws IOException {
		for (int i = 0; i < script.commentsBefore; i++) {
			comment(out);
		}
		int number = 0;
		for (Piece piece : script.pieces) {
			await(number);
			if (script.commentEvery > 0 && number % script.commentEvery == script.commentEvery - 1) {
				comment(out);
			}
			if (number == script.garbageAfter) {
				event(out, script.garbage);
			}
			event(out, chunk(piece.delta(), null));
			number++;
		}
		await(number);
		if (script.error != null) {
			fail(out, script.error);
		} else {
			finish(out);
		}
		out.end();
	}

	private void finish(ResponseBody out) throws IOException {
		if (script.finishReason != null) {
			event(out, chunk(empty(), script.finishReason));
		}
		switch (script.usageShape) {
			case EMPTY_DELTA -> event(out, chunk(empty(), null).set("usage", usage));
			case NO_CHOICE -> {
				ObjectNode chunk = head("chat.completion.chunk");
				chunk.putArray("choices");
				event(out, chunk.set("usage", usage));
			}
			case REPEATED_FINISH -> {
				ObjectNode chunk = chunk(empty(), script.finishReason);
				chunk.set("usage", usage);
				if (isRoutingWanted()) {
					chunk.set("openrouter_metadata", routing());
				}
				event(out, chunk);
			}
			case NONE -> {
				// asked for later
			}
		}
		if (script.done) {
			event(out, "[DONE]");
		}
	}

	private void fail(ResponseBody out, Failure failure) throws IOException {
		ObjectNode chunk = failure.form() == StreamError.WITH_USAGE ? chunk(empty(), null) : chunk(empty(), "error");
		if (failure.form() == StreamError.NO_CHOICE) {
			chunk.putArray("choices");
		}
		if (failure.form() != StreamError.ONLY_FINISH_REASON) {
			ObjectNode error = chunk.putObject("error").put("message", failure.message());
			if (failure.form() == StreamError.STRING_CODE) {
				error.put("code", "server_error");
			} else {
				error.put("code", failure.code());
			}
			error.putObject("metadata").put("error_type", "provider_unavailable");
		}
		if (failure.form() == StreamError.WITH_USAGE) {
			chunk.set("usage", usage);
		}
		event(out, chunk);
		if (failure.form() == StreamError.WITH_USAGE) {
			event(out, "[DONE]");
		}
	}

	private void writeWhole(Headers headers) throws IOException {
		ObjectNode body = head("chat.completion");
		ObjectNode choice = body.putArray("choices").addObject().put("index", 0).putNull("logprobs")
				.put("finish_reason", script.finishReason).put("native_finish_reason", script.nativeFinishReason);
		ObjectNode message = choice.putObject("message").put("role", "assistant").putNull("content").putNull("refusal")
				.putNull("reasoning");
		message.put("content", "");
		script.pieces.forEach(p -> p.addTo(message));
		if (script.error != null) {
			choice.putObject("error").put("code", script.error.code()).put("message", script.error.message());
		}
		if (script.usageShape != UsageShape.NONE) {
			body.set("usage", usage);
		}
		await(0);
		String text = "\n         \n".repeat(script.commentsBefore) + Json.write(body);
		exchange.respond(200, headers, text.getBytes(StandardCharsets.UTF_8));
	}

	private boolean isRoutingWanted() {
		return exchange.request().header("X-OpenRouter-Metadata").filter("enabled"::equalsIgnoreCase).isPresent();
	}

	/** How the provider was found, as if a first one had been too busy. */
	private ObjectNode routing() {
		String asked = request.path("model").asText("");
		ObjectNode routing = Json.object().put("requested", asked)
				.put("strategy", asked.equals(model) ? "direct" : "fallback").put("region", "iad")
				.put("summary", "available=2, selected=" + provider).put("attempt", 2).put("is_byok", false);
		ObjectNode endpoints = routing.putObject("endpoints").put("total", 2);
		var available = endpoints.putArray("available");
		available.addObject().put("provider", BUSY).put("model", model).put("selected", false);
		available.addObject().put("provider", provider).put("model", model).put("selected", true);
		var attempts = routing.putArray("attempts");
		attempts.addObject().put("provider", BUSY).put("model", model).put("status", 429);
		attempts.addObject().put("provider", provider).put("model", model).put("status", 200);
		return routing;
	}

	private void await(int number) throws IOException {
		if (script.gate != null) {
			exchange.await(script.gate, number);
		}
		if (!script.pace.isZero()) {
			exchange.pause(script.pace);
		}
	}

	private void comment(ResponseBody out) throws IOException {
		out.write(": OPENROUTER PROCESSING" + script.lineEnd + script.lineEnd);
	}

	private void event(ResponseBody out, JsonNode chunk) throws IOException {
		event(out, Json.write(chunk));
	}

	private void event(ResponseBody out, String data) throws IOException {
		out.write("data: " + data + script.lineEnd + script.lineEnd);
	}

	private ObjectNode chunk(ObjectNode delta, String finishReason) {
		ObjectNode chunk = head("chat.completion.chunk");
		ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
		choice.set("delta", delta.put("role", "assistant"));
		choice.put("finish_reason", finishReason).put("native_finish_reason",
				finishReason == null ? null : script.nativeFinishReason);
		return chunk;
	}

	private ObjectNode head(String object) {
		ObjectNode head = Json.object().put("id", id).put("object", object).put("created", created).put("model", model)
				.put("provider", provider);
		return script.serviceTier == null ? head : head.put("service_tier", script.serviceTier);
	}

	private static ObjectNode empty() {
		return Json.object().put("content", "");
	}
}
