package io.github.openrouter4e.client;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Sampling parameters. OpenRouter sets no defaults; what is null is left to the provider.
 *
 * @param temperature
 *            0 to 2
 * @param topP
 *            0 to 1
 * @param topK
 *            from 0
 * @param minP
 *            0 to 1
 * @param topA
 *            0 to 1
 * @param frequencyPenalty
 *            −2 to 2
 * @param presencePenalty
 *            −2 to 2
 * @param repetitionPenalty
 *            0 to 2
 * @param stop
 *            at most 4 strings that end the answer
 * @param logitBias
 *            bias by token id, −100 to 100
 * @param topLogprobs
 *            0 to 20
 * @see <a href="https://openrouter.ai/docs/api-reference/parameters">Parameters</a>
 */
public record Sampling(@Nullable Double temperature, @Nullable Double topP, @Nullable Integer topK,
		@Nullable Double minP, @Nullable Double topA, @Nullable Double frequencyPenalty,
		@Nullable Double presencePenalty, @Nullable Double repetitionPenalty, @Nullable Long seed, List<String> stop,
		Map<String, Double> logitBias, @Nullable Boolean logprobs, @Nullable Integer topLogprobs) {
	/** Everything left to the provider. */
	public static final Sampling DEFAULT = new Sampling(null, null, null, null, null, null, null, null, null, List.of(),
			Map.of(), null, null);

	/** A builder that leaves everything to the provider. */
	public static SamplingBuilder builder() {
		return new SamplingBuilder();
	}

	public Sampling {
		stop = List.copyOf(stop);
		logitBias = Maps.ordered(logitBias);
		SamplingRules.check(temperature, topP, topK, minP, topA, frequencyPenalty, presencePenalty, repetitionPenalty);
		SamplingRules.check(stop, logitBias, topLogprobs);
	}
}
