package io.github.openrouter4e.client;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.InvalidRequestException.Reason;

/** Validates sampling parameters against the ranges of OpenRouter's specification. */
@SuppressWarnings("nls") // parameter names; the UI words the reason
final class SamplingRules {
	private static final int MOST_STOPS = 4;

	private SamplingRules() {}

	static void check(@Nullable Double temperature, @Nullable Double topP, @Nullable Integer topK,
			@Nullable Double minP, @Nullable Double topA, @Nullable Double frequencyPenalty,
			@Nullable Double presencePenalty, @Nullable Double repetitionPenalty) {
		range("temperature", temperature, 0, 2);
		range("top_p", topP, 0, 1);
		range("top_k", topK, 0, Integer.MAX_VALUE);
		range("min_p", minP, 0, 1);
		range("top_a", topA, 0, 1);
		range("frequency_penalty", frequencyPenalty, -2, 2);
		range("presence_penalty", presencePenalty, -2, 2);
		range("repetition_penalty", repetitionPenalty, 0, 2);
	}

	static void check(List<String> stop, Map<String, Double> logitBias, @Nullable Integer topLogprobs) {
		if (stop.size() > MOST_STOPS) {
			throw new InvalidRequestException(Reason.OUT_OF_RANGE, "stop: at most 4, but " + stop.size());
		}
		for (String text : stop) {
			if (text.isEmpty()) {
				throw new InvalidRequestException(Reason.OUT_OF_RANGE, "stop: empty string");
			}
		}
		logitBias.forEach((token, bias) -> range("logit_bias[" + token + "]", bias, -100, 100));
		range("top_logprobs", topLogprobs, 0, 20);
	}

	static void range(String parameter, @Nullable Number value, double low, double high) {
		if (value != null && !(value.doubleValue() >= low && value.doubleValue() <= high)) {
			throw new InvalidRequestException(Reason.OUT_OF_RANGE,
					parameter + ": " + value + " is not between " + number(low) + " and " + number(high));
		}
	}

	private static String number(double value) {
		return Long.toString((long) value);
	}
}
