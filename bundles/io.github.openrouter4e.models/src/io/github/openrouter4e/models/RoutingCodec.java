package io.github.openrouter4e.models;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The stored form of {@link RoutingOptions}. It carries a version for the day a field changes its meaning; fields may
 * be added without a new one.
 */
@SuppressWarnings("nls") // names of a stored format
final class RoutingCodec {

	private static final int VERSION = 1;
	private static final BigDecimal PRICE_LIMIT = BigDecimal.valueOf(1_000_000);

	private RoutingCodec() {}

	static String encode(RoutingOptions options) {
		return JsonValues.object(out -> {
			out.writeNumberField("version", VERSION);
			JsonValues.write(out, "sort", options.sort());
			JsonValues.write(out, "order", options.order());
			JsonValues.write(out, "only", options.only());
			JsonValues.write(out, "ignore", options.ignore());
			JsonValues.write(out, "allow_fallbacks", options.allowFallbacks(), true);
			JsonValues.write(out, "require_parameters", options.requireParameters(), false);
			JsonValues.write(out, "deny_data_collection", options.denyDataCollection(), false);
			JsonValues.write(out, "zdr", options.zeroDataRetention(), false);
			JsonValues.write(out, "quantizations", options.quantizations());
			JsonValues.write(out, "max_prompt_price", options.maxPromptPrice());
			JsonValues.write(out, "max_completion_price", options.maxCompletionPrice());
			JsonValues.write(out, "fallback_models", options.fallbackModels());
		});
	}

	static RoutingOptions decode(@Nullable String json) {
		JsonNode root = JsonValues.parse(json);
		return RoutingOptions.builder().sort(JsonValues.text(root.path("sort")))
				.order(JsonValues.texts(root.path("order"))).only(JsonValues.texts(root.path("only")))
				.ignore(JsonValues.texts(root.path("ignore")))
				.allowFallbacks(root.path("allow_fallbacks").asBoolean(true))
				.requireParameters(root.path("require_parameters").asBoolean(false))
				.denyDataCollection(root.path("deny_data_collection").asBoolean(false))
				.zeroDataRetention(root.path("zdr").asBoolean(false))
				.quantizations(JsonValues.texts(root.path("quantizations")))
				.maxPromptPrice(price(root.path("max_prompt_price")))
				.maxCompletionPrice(price(root.path("max_completion_price")))
				.fallbackModels(JsonValues.texts(root.path("fallback_models"))).build();
	}

	private static @Nullable BigDecimal price(JsonNode node) {
		return JsonValues.number(node, BigDecimal.ZERO, PRICE_LIMIT);
	}
}
