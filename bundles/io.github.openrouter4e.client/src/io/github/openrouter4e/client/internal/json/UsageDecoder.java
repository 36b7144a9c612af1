package io.github.openrouter4e.client.internal.json;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.Usage;

/** Reads {@code usage}, old and new forms. */
@SuppressWarnings("nls") // wire names
public final class UsageDecoder {
	private UsageDecoder() {}

	/** @return null if {@code usage} is not an object */
	public static @Nullable Usage decode(@Nullable JsonNode usage) {
		if (usage == null || !usage.isObject()) {
			return null;
		}
		JsonNode prompt = usage.get("prompt_tokens_details");
		JsonNode completion = usage.get("completion_tokens_details");
		JsonNode cost = usage.get("cost_details");
		long promptTokens = orZero(Json.integer(usage, "prompt_tokens"));
		long completionTokens = orZero(Json.integer(usage, "completion_tokens"));
		Long total = Json.integer(usage, "total_tokens");
		return new Usage(promptTokens, completionTokens, total == null ? promptTokens + completionTokens : total,
				Json.decimal(usage, "cost"), Json.bool(usage, "is_byok"), Json.integer(prompt, "cached_tokens"),
				Json.integer(prompt, "cache_write_tokens"), Json.integer(completion, "reasoning_tokens"),
				Json.integer(prompt, "audio_tokens"), Json.integer(completion, "image_tokens"), webSearches(usage),
				Json.decimal(cost, "upstream_inference_cost"), Json.decimal(cost, "upstream_inference_prompt_cost"),
				Json.decimal(cost, "upstream_inference_completions_cost"));
	}

	private static @Nullable Long webSearches(JsonNode usage) {
		Long searches = Json.integer(usage.get("server_tool_use_details"), "web_search_requests");
		return searches == null ? Json.integer(usage.get("server_tool_use"), "web_search_requests") : searches;
	}

	private static long orZero(@Nullable Long value) {
		return value == null ? 0 : value;
	}
}
