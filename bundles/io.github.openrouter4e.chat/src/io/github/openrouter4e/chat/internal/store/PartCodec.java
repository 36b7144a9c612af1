package io.github.openrouter4e.chat.internal.store;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.RequestFailure;
import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Json;

/** The pieces of an answer's record as JSON. */
@SuppressWarnings("nls") // file format
final class PartCodec {

	private PartCodec() {}

	static void put(ObjectNode node, AnswerPart part) {
		node.put("textEnd", part.textEnd()).put("reasoningEnd", part.reasoningEnd());
		Json.put(node, "generation", part.generationId());
		Json.put(node, "model", part.model());
		Json.put(node, "provider", part.provider());
		Json.put(node, "finish", part.finishReason());
		Json.put(node, "nativeFinish", part.nativeFinishReason());
		TokenCounts tokens = part.tokens();
		if (tokens != null) {
			node.set("tokens", CostCodec.toJson(tokens));
		}
		node.set("cost", CostCodec.toJson(part.cost()));
		Json.putAll(node, "calls", part.toolCalls(), PartCodec::toJson);
		Json.putTexts(node, "details", part.reasoningDetails());
		Json.putTexts(node, "annotations", part.annotations());
		Json.put(node, "firstToken", part.firstToken());
		Json.put(node, "duration", part.duration());
		Json.put(node, "routing", part.routing());
		Json.put(node, "tier", part.serviceTier());
	}

	/** A part whose ends lie between these, whatever the line says. */
	static AnswerPart part(JsonNode node, int minText, int maxText, int minReasoning, int maxReasoning) {
		return new AnswerPart(Math.clamp(node.path("textEnd").asInt(), minText, maxText),
				Math.clamp(node.path("reasoningEnd").asInt(), minReasoning, maxReasoning),
				Json.text(node, "generation"), Json.text(node, "model"), Json.text(node, "provider"),
				Json.text(node, "finish"), Json.text(node, "nativeFinish"), CostCodec.tokens(node.path("tokens")),
				CostCodec.cost(node.path("cost")), Json.list(node, "calls", PartCodec::toolRequest),
				Json.texts(node, "details"), Json.texts(node, "annotations"), Json.millis(node, "firstToken"),
				Json.millis(node, "duration"), Json.text(node, "routing"), Json.text(node, "tier"));
	}

	private static JsonNode toJson(ToolRequest call) {
		return Json.object().put("id", call.callId()).put("name", call.name()).put("arguments", call.arguments());
	}

	private static ToolRequest toolRequest(JsonNode node) {
		return new ToolRequest(Json.textOrEmpty(node, "id"), Json.textOrEmpty(node, "name"),
				Json.textOrEmpty(node, "arguments"));
	}

	static JsonNode toJson(Citation citation) {
		ObjectNode node = Json.object().put("url", citation.url());
		Json.put(node, "title", citation.title());
		return node.put("start", citation.start()).put("end", citation.end());
	}

	static Citation citation(JsonNode node) {
		return new Citation(Json.textOrEmpty(node, "url"), Json.text(node, "title"), node.path("start").asInt(),
				node.path("end").asInt());
	}

	static JsonNode toJson(RequestFailure failure) {
		ObjectNode node = Json.object().put("kind", failure.kind()).put("message", failure.message());
		Json.put(node, "nextStep", failure.nextStep());
		Json.put(node, "provider", failure.provider());
		Json.put(node, "reason", failure.reason());
		Json.put(node, "subject", failure.subject());
		Instant retryAt = failure.retryAt();
		if (retryAt != null) {
			node.put("retryAt", retryAt.toString());
		}
		Integer status = failure.status();
		if (status != null) {
			node.put("status", status);
		}
		Integer affordable = failure.affordableTokens();
		if (affordable != null) {
			node.put("affordable", affordable);
		}
		return node;
	}

	static @Nullable RequestFailure failure(JsonNode node) {
		if (!node.isObject()) {
			return null;
		}
		return new RequestFailure(Json.textOrEmpty(node, "kind"), Json.text(node, "nextStep"), integer(node, "status"),
				Json.text(node, "provider"), Json.textOrEmpty(node, "message"), integer(node, "affordable"),
				Json.text(node, "reason"), Json.text(node, "subject"), Json.instant(node, "retryAt"));
	}

	private static @Nullable Integer integer(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return value == null || !value.canConvertToInt() ? null : Integer.valueOf(value.intValue());
	}
}
