package io.github.openrouter4e.client.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RouterMetadata;
import io.github.openrouter4e.client.internal.json.AccountDecoder;
import io.github.openrouter4e.client.internal.json.Json;

/** Reads what OpenRouter tells of its routing beside an answer. */
@SuppressWarnings("nls") // wire names
public final class RouterMetadataDecoder {
	private RouterMetadataDecoder() {}

	/** Reads {@link io.github.openrouter4e.client.ChatCompletion#routing()}; empty if it is no JSON object. */
	public static Optional<RouterMetadata> decode(String json) {
		try {
			JsonNode node = Json.read(json.getBytes(StandardCharsets.UTF_8));
			return node.isObject() ? Optional.of(metadata(node)) : Optional.empty();
		} catch (@SuppressWarnings("unused") ProtocolException e) {
			return Optional.empty();
		}
	}

	private static RouterMetadata metadata(JsonNode node) {
		JsonNode endpoints = Json.member(node, "endpoints");
		var candidates = new ArrayList<RouterMetadata.Candidate>();
		for (JsonNode each : AccountDecoder.objects(endpoints, "available")) {
			candidates.add(new RouterMetadata.Candidate(Json.text(each, "provider"), Json.text(each, "model"),
					Boolean.TRUE.equals(Json.bool(each, "selected"))));
		}
		return new RouterMetadata(Json.text(node, "requested"), Json.text(node, "strategy"), Json.text(node, "region"),
				Json.text(node, "summary"), Json.count(node, "attempt"), AccountDecoder.attempts(node, "attempts"),
				candidates,
				Json.count(endpoints, "total"));
	}
}
