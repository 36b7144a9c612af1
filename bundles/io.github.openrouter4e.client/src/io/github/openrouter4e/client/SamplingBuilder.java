package io.github.openrouter4e.client;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/** Collects a {@link Sampling}; its record documents the fields. Not thread-safe. */
public final class SamplingBuilder {
	private @Nullable Double temperature;
	private @Nullable Double topP;
	private @Nullable Integer topK;
	private @Nullable Double minP;
	private @Nullable Double topA;
	private @Nullable Double frequencyPenalty;
	private @Nullable Double presencePenalty;
	private @Nullable Double repetitionPenalty;
	private @Nullable Long seed;
	private List<String> stop = List.of();
	private Map<String, Double> logitBias = Map.of();
	private @Nullable Boolean logprobs;
	private @Nullable Integer topLogprobs;

	SamplingBuilder() {}

	public SamplingBuilder temperature(@Nullable Double value) {
		temperature = value;
		return this;
	}

	public SamplingBuilder topP(@Nullable Double value) {
		topP = value;
		return this;
	}

	public SamplingBuilder topK(@Nullable Integer value) {
		topK = value;
		return this;
	}

	public SamplingBuilder minP(@Nullable Double value) {
		minP = value;
		return this;
	}

	public SamplingBuilder topA(@Nullable Double value) {
		topA = value;
		return this;
	}

	public SamplingBuilder frequencyPenalty(@Nullable Double value) {
		frequencyPenalty = value;
		return this;
	}

	public SamplingBuilder presencePenalty(@Nullable Double value) {
		presencePenalty = value;
		return this;
	}

	public SamplingBuilder repetitionPenalty(@Nullable Double value) {
		repetitionPenalty = value;
		return this;
	}

	public SamplingBuilder seed(@Nullable Long value) {
		seed = value;
		return this;
	}

	public SamplingBuilder stop(List<String> values) {
		stop = values;
		return this;
	}

	public SamplingBuilder logitBias(Map<String, Double> values) {
		logitBias = values;
		return this;
	}

	public SamplingBuilder logprobs(@Nullable Boolean value) {
		logprobs = value;
		return this;
	}

	public SamplingBuilder topLogprobs(@Nullable Integer value) {
		topLogprobs = value;
		return this;
	}

	/** @throws InvalidRequestException if a value is out of range */
	public Sampling build() {
		return new Sampling(temperature, topP, topK, minP, topA, frequencyPenalty, presencePenalty, repetitionPenalty,
				seed, stop, logitBias, logprobs, topLogprobs);
	}
}
