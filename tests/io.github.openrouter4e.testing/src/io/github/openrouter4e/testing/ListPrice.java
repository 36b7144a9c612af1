package io.github.openrouter4e.testing;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.wire.UsageMeter;

/** What a request costs at the catalogue's prices, exactly. All amounts in USD. */
record ListPrice(BigDecimal prompt, BigDecimal completion) {

	static ListPrice of(JsonNode model, UsageMeter.Prompt tokens, long completionTokens) {
		JsonNode prices = applicable(model.path("pricing"), tokens.prompt());
		BigDecimal perPrompt = price(prices, "prompt", BigDecimal.ZERO);
		BigDecimal perRead = price(prices, "input_cache_read", perPrompt);
		BigDecimal perWrite = price(prices, "input_cache_write", perPrompt);
		if (perWrite.compareTo(perPrompt) < 0) {
			// Google's storage alone: newer lists leave out the input price that is paid as well
			perWrite = perWrite.add(perPrompt);
		}
		BigDecimal perWrite1h = price(prices, "input_cache_write_1h", perWrite);
		long plain = tokens.prompt() - tokens.cached() - tokens.written() - tokens.written1h();
		BigDecimal prompt = times(plain, perPrompt).add(times(tokens.cached(), perRead))
				.add(times(tokens.written(), perWrite)).add(times(tokens.written1h(), perWrite1h))
				.add(price(prices, "request", BigDecimal.ZERO));
		return new ListPrice(prompt, times(completionTokens, price(prices, "completion", BigDecimal.ZERO)));
	}

	BigDecimal total() {
		return prompt.add(completion);
	}

	/** The base prices with every override whose prompt size is exceeded laid over them, the last one on top. */
	private static JsonNode applicable(JsonNode pricing, long promptTokens) {
		ObjectNode result = Json.object();
		pricing.properties().forEach(p -> result.set(p.getKey(), p.getValue()));
		for (JsonNode override : pricing.path("overrides")) {
			if (override.has("min_prompt_tokens") && promptTokens > override.get("min_prompt_tokens").asLong()) {
				override.properties().forEach(p -> result.set(p.getKey(), p.getValue()));
			}
		}
		return result;
	}

	/** Variable prices (-1) cost nothing here: a router's answer is billed at the price of the model that served it. */
	private static BigDecimal price(JsonNode prices, String key, BigDecimal otherwise) {
		BigDecimal price = Json.decimal(prices, key);
		return price == null ? otherwise : price.max(BigDecimal.ZERO);
	}

	private static BigDecimal times(long tokens, BigDecimal price) {
		return price.multiply(BigDecimal.valueOf(tokens));
	}
}
