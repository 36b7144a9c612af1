package io.github.openrouter4e.client.internal.json;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.Usage;

/** Reads {@code usage}, old and new forms. */
@SuppressWarnings("nls") // wire names
public final class UsageDecoder {
	private static final String CACHE_READ = "cache_read_input_tokens";
	private static final String CACHE_WRITE = "cache_creation_input_tokens";

	private UsageDecoder() {}

	/** @return null if {@code usage} is not an object, or has neither tokens nor cost; negative figures are unknown */
	public static @Nullable Usage decode(@Nullable JsonNode usage) {
		if (usage == null || !usage.isObject()) {
			return null;
		}
		JsonNode prompt = usage.get("prompt_tokens_details");
		JsonNode completion = usage.get("completion_tokens_details");
		JsonNode cost = usage.get("cost_details");
		Long prompted = prompted(usage);
		Long completed = Json.first(Json.count(usage, "completion_tokens"), Json.count(usage, "output_tokens"));
		BigDecimal money = Json.amount(usage, "cost");
		if (prompted == null && completed == null && money == null) {
			return null; // says nothing
		}
		long promptTokens = orZero(prompted);
		long completionTokens = orZero(completed);
		Long total = Json.count(usage, "total_tokens");
		return new Usage(promptTokens, completionTokens,
				total == null ? saturated(promptTokens, completionTokens) : total,
				money, Json.bool(usage, "is_byok"), cached(usage, prompt),
				Json.first(Json.count(prompt, "cache_write_tokens"), Json.count(usage, CACHE_WRITE)),
				Json.count(completion, "reasoning_tokens"),
				Json.count(prompt, "audio_tokens"), Json.count(completion, "audio_tokens"),
				Json.count(completion, "image_tokens"), webSearches(usage),
				Json.amount(cost, "upstream_inference_cost"), Json.amount(cost, "upstream_inference_prompt_cost"),
				Json.amount(cost, "upstream_inference_completions_cost"), Json.amount(cost, "server_tool_cost"));
	}

	/** Anthropic's own form, which some gateways pass on, tells what came of a cache and what went into it apart. */
	private static @Nullable Long prompted(JsonNode usage) {
		Long prompted = Json.count(usage, "prompt_tokens");
		Long input = Json.count(usage, "input_tokens");
		if (prompted != null || input == null) {
			return prompted;
		}
		boolean together = usage.has("input_tokens_details"); // OpenAI's newer form
		return together
				? input
				: saturated(input, saturated(orZero(Json.count(usage, CACHE_READ)),
						orZero(Json.count(usage, CACHE_WRITE))));
	}

	/** OpenRouter, OpenAI's newer form, DeepSeek, Moonshot, Anthropic. */
	private static @Nullable Long cached(JsonNode usage, @Nullable JsonNode details) {
		return Json.first(Json.count(details, "cached_tokens"),
				Json.count(usage.get("input_tokens_details"), "cached_tokens"),
				Json.count(usage, "prompt_cache_hit_tokens"), Json.count(usage, "cached_tokens"),
				Json.count(usage, CACHE_READ));
	}

	private static long saturated(long one, long other) {
		return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
	}

	private static @Nullable Long webSearches(JsonNode usage) {
		Long searches = Json.count(usage.get("server_tool_use_details"), "web_search_requests");
		return searches == null ? Json.count(usage.get("server_tool_use"), "web_search_requests") : searches;
	}

	private static long orZero(@Nullable Long value) {
		return value == null ? 0 : value;
	}
}
