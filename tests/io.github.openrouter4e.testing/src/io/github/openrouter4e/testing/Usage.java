package io.github.openrouter4e.testing;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.wire.UsageMeter;

/** The usage of one answer and what it cost. */
record Usage(UsageMeter.Prompt prompt, long completionTokens, long reasoningTokens, ListPrice price, Byok byok) {

	private static final BigDecimal FEE = new BigDecimal("0.05");

	/** USD taken from the OpenRouter credits. */
	BigDecimal cost() {
		return switch (byok) {
			case NO -> price.total();
			case WITHIN_ALLOWANCE -> BigDecimal.ZERO;
			case PAST_ALLOWANCE -> price.total().multiply(FEE);
		};
	}

	ObjectNode toJson() {
		ObjectNode usage = Json.object().put("prompt_tokens", prompt.prompt())
				.put("completion_tokens", completionTokens)
				.put("total_tokens", prompt.prompt() + completionTokens).put("cost", plain(cost()))
				.put("is_byok", byok != Byok.NO);
		usage.putObject("prompt_tokens_details").put("cached_tokens", prompt.cached())
				.put("cache_write_tokens", prompt.written() + prompt.written1h()).put("audio_tokens", 0)
				.put("video_tokens", 0);
		usage.putObject("cost_details").put("upstream_inference_cost", plain(price.total()))
				.put("upstream_inference_prompt_cost", plain(price.prompt()))
				.put("upstream_inference_completions_cost", plain(price.completion()));
		usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoningTokens).put("image_tokens", 0)
				.put("audio_tokens", 0);
		return usage;
	}

	private static BigDecimal plain(BigDecimal amount) {
		return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
	}
}
