package io.github.openrouter4e.testing;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.caching.CachingSimulation;
import io.github.openrouter4e.testing.wire.Tokens;

/** Refuses what OpenRouter refuses before it asks any provider. */
record RequestCheck(Catalogue catalogue) {

	/** The refusal; empty if the request is fine. */
	Optional<Answer> refusal(JsonNode request) {
		if (!request.path("messages").isArray() || request.path("messages").isEmpty()) {
			return refuse(400, "Input required: specify \"prompt\" or \"messages\"");
		}
		String id = request.path("model").asText("");
		if (id.startsWith("@preset/") || id.startsWith("~") || id.isEmpty()) {
			return Optional.empty(); // the account decides what these stand for
		}
		Optional<JsonNode> found = catalogue.find(id);
		if (found.isEmpty()) {
			return refuse(400, id + " is not a valid model ID");
		}
		JsonNode model = found.get();
		if (!request.path("tools").isEmpty() && !has(model.path("supported_parameters"), "tools")) {
			return Optional.of(Answer.errorWithMetadata(404, "No endpoints found that support tool use.", """
					{"failed_routing_step": "Filter by tool support"}"""));
		}
		if (usesImages(request) && !has(model.at("/architecture/input_modalities"), "image")) {
			return refuse(404, "No endpoints found that support image input");
		}
		if (model.at("/reasoning/mandatory").asBoolean() && switchesReasoningOff(request.path("reasoning"))) {
			return refuse(400, "Reasoning is mandatory for this endpoint and cannot be disabled.");
		}
		if (CachingSimulation.marks(request) > CachingSimulation.mostMarks(model)) {
			return Optional.of(Answer.errorWithMetadata(400, "Provider returned error",
					"""
							{"raw": "A maximum of 4 blocks with cache_control may be provided.", "provider_name": "Anthropic"}"""));
		}
		long tokens = Tokens.ofRequest(request);
		long context = model.path("context_length").asLong(Long.MAX_VALUE);
		if (tokens > context) {
			return refuse(400,
					"This endpoint's maximum context length is %d tokens. However, you requested about %d tokens."
							.formatted(context, tokens));
		}
		return Optional.empty();
	}

	private static boolean switchesReasoningOff(JsonNode reasoning) {
		return "none".equals(reasoning.path("effort").asText()) || !reasoning.path("enabled").asBoolean(true);
	}

	private static boolean usesImages(JsonNode request) {
		return request.path("messages").findValuesAsText("type").contains("image_url");
	}

	private static boolean has(JsonNode array, String text) {
		for (JsonNode item : array) {
			if (item.asText().equals(text)) {
				return true;
			}
		}
		return false;
	}

	private static Optional<Answer> refuse(int status, String message) {
		return Optional.of(Answer.error(status, message));
	}
}
