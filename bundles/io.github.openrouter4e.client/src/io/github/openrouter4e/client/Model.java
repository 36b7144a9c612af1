package io.github.openrouter4e.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A model that OpenRouter offers.
 *
 * @param id
 *            {@code author/slug[:variant]}
 * @param canonicalSlug
 *            the dated, permanent name; may be empty
 * @param aliasTarget
 *            the model behind a {@code ~author/family-latest} alias
 * @param name
 *            display name, mostly {@code Author: Model}
 * @param description
 *            may be cut off; may be empty
 * @param created
 *            when OpenRouter began to offer it
 * @param expirationDate
 *            announced end of the offer
 * @param knowledgeCutoff
 *            last day of the training data
 * @param contextLength
 *            in tokens
 * @param supportedParameters
 *            union over all providers
 * @param defaultParameters
 *            values that apply if the request has none; absent where OpenRouter says null
 * @param reasoning
 *            null for models that do not reason, and for routers
 * @param benchmarks
 *            Artificial Analysis' index scores by OpenRouter's name, such as {@code intelligence_index}; empty if none is told
 * @see <a href="https://openrouter.ai/docs/overview/models">Models</a>
 */
public record Model(String id, String canonicalSlug, @Nullable String aliasTarget, String name, String description,
		@Nullable Instant created, @Nullable LocalDate expirationDate, @Nullable LocalDate knowledgeCutoff,
		@Nullable Long contextLength, Architecture architecture, Pricing pricing, TopProvider topProvider,
		Set<String> supportedParameters, Map<String, Double> defaultParameters, @Nullable ModelReasoning reasoning,
		List<String> supportedVoices, Map<String, Double> benchmarks) {
	/** A model without benchmarks. */
	public Model(String id, String canonicalSlug, @Nullable String aliasTarget, String name, String description,
			@Nullable Instant created, @Nullable LocalDate expirationDate, @Nullable LocalDate knowledgeCutoff,
			@Nullable Long contextLength, Architecture architecture, Pricing pricing, TopProvider topProvider,
			Set<String> supportedParameters, Map<String, Double> defaultParameters,
			@Nullable ModelReasoning reasoning, List<String> supportedVoices) {
		this(id, canonicalSlug, aliasTarget, name, description, created, expirationDate, knowledgeCutoff, contextLength,
				architecture, pricing, topProvider, supportedParameters, defaultParameters, reasoning, supportedVoices,
				Map.of());
	}

	public Model {
		supportedParameters = Set.copyOf(supportedParameters);
		defaultParameters = Map.copyOf(defaultParameters);
		supportedVoices = List.copyOf(supportedVoices);
		benchmarks = Map.copyOf(benchmarks);
	}
}
