package io.github.openrouter4e.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.wire.UsageMeter;

/** What GET /generation tells about finished answers. Thread-safe. */
public final class Generations {

	private final Map<String, ObjectNode> byId = new HashMap<>();
	private int unknownFor;

	/** The next {@code requests} requests are answered 404, as they are in the first seconds after an answer. */
	public synchronized void unknownFor(int requests) {
		unknownFor = requests;
	}

	synchronized void add(String id, String model, String provider, Usage usage, JsonNode request, ChatScript script,
			long created) {
		UsageMeter.Prompt prompt = usage.prompt();
		ObjectNode data = Json.object().put("id", id).put("model", model).put("provider_name", provider)
				.put("api_type", "completions").put("created_at", Instant.ofEpochSecond(created).toString())
				.put("streamed", request.path("stream").asBoolean(false)).put("cancelled", false)
				.put("is_byok", usage.byok() != Byok.NO).put("total_cost", usage.cost()).put("usage", usage.cost())
				.put("upstream_inference_cost", usage.byok() == Byok.NO ? BigDecimal.ZERO : usage.price().total())
				.putNull("cache_discount").put("latency", 420).put("generation_time", 900)
				.put("tokens_prompt", prompt.prompt()).put("tokens_completion", usage.completionTokens())
				.put("native_tokens_prompt", prompt.prompt()).put("native_tokens_completion", usage.completionTokens())
				.put("native_tokens_reasoning", usage.reasoningTokens()).put("native_tokens_cached", prompt.cached())
				.put("finish_reason", script.finishReason).put("native_finish_reason", script.nativeFinishReason)
				.put("session_id", request.path("session_id").asText(null));
		data.put("moderation_latency", 35).put("service_tier", script.serviceTier).putNull("router").put("data_region",
				"global");
		var attempts = data.putArray("provider_responses");
		attempts.addObject().put("provider_name", ChatResponse.BUSY).put("model_permaslug", model).put("status", 429)
				.put("latency", 80);
		attempts.addObject().put("provider_name", provider).put("model_permaslug", model).put("status", 200)
				.put("latency", 420);
		byId.put(id, data);
	}

	synchronized Optional<ObjectNode> find(String id) {
		if (unknownFor > 0) {
			unknownFor--;
			return Optional.empty();
		}
		return Optional.ofNullable(byId.get(id)).map(data -> {
			ObjectNode answer = Json.object();
			answer.set("data", data);
			return answer;
		});
	}
}
