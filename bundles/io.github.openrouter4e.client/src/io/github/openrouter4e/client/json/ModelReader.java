package io.github.openrouter4e.client.json;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;

import io.github.openrouter4e.client.Architecture;
import io.github.openrouter4e.client.Model;
import io.github.openrouter4e.client.ModelReasoning;
import io.github.openrouter4e.client.Pricing;
import io.github.openrouter4e.client.TopProvider;

/** Reads one entry after the other of a list of models. */
@SuppressWarnings("nls") // wire names
final class ModelReader {
	private final JsonTokens tokens;
	private final PricingReader pricingReader;
	/** Many models support the same parameters; {@link JsonTokens#texts()} gives the same list for them. */
	private final Map<List<String>, Set<String>> parameterSets = new IdentityHashMap<>();

	ModelReader(JsonParser parser) {
		tokens = new JsonTokens(parser);
		pricingReader = new PricingReader(parser, tokens);
	}

	/** The entry the parser stands on, or null if it is no object or has no id. */
	@Nullable
	Model read() throws IOException {
		if (!tokens.startsObject()) {
			return null;
		}
		String id = "";
		String slug = "";
		String name = "";
		String description = "";
		String aliasTarget = null;
		Instant created = null;
		LocalDate expiration = null;
		LocalDate cutoff = null;
		Long context = null;
		var architecture = Architecture.UNKNOWN;
		var pricing = Pricing.UNKNOWN;
		var topProvider = TopProvider.UNKNOWN;
		Set<String> parameters = Set.of();
		Map<String, Double> defaults = Map.of();
		ModelReasoning reasoning = null;
		List<String> voices = List.of();
		Map<String, Double> benchmarks = Map.of();
		for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
			switch (member) {
				case "id" -> id = tokens.textOrEmpty();
				case "canonical_slug" -> slug = tokens.textOrEmpty();
				case "name" -> name = tokens.textOrEmpty();
				case "description" -> description = tokens.textOrEmpty();
				case "alias_target" -> aliasTarget = aliasTarget();
				case "created" -> created = tokens.epochSecond();
				case "expiration_date" -> expiration = tokens.day();
				case "knowledge_cutoff" -> cutoff = tokens.day();
				case "context_length" -> context = tokens.positiveLong();
				case "architecture" -> architecture = architecture();
				case "pricing" -> pricing = pricingReader.read();
				case "top_provider" -> topProvider = topProvider();
				case "supported_parameters" ->
					parameters = parameterSets.computeIfAbsent(tokens.texts(), Set::copyOf);
				case "default_parameters" -> defaults = tokens.reals();
				case "reasoning" -> reasoning = reasoning();
				case "benchmarks" -> benchmarks = benchmarks();
				case "supported_voices" -> voices = tokens.texts();
				default -> tokens.skip();
			}
		}
		return id.isBlank()
				? null
				: new Model(id, slug, aliasTarget, name, description, created, expiration, cutoff, context,
						architecture, pricing, topProvider, parameters, defaults, reasoning, voices,
						benchmarks);
	}

	/** The general indices; the ranks in single arenas are more than a list can show. */
	private Map<String, Double> benchmarks() throws IOException {
		Map<String, Double> indices = Map.of();
		if (tokens.startsObject()) {
			for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
				if (member.equals("artificial_analysis")) {
					indices = tokens.reals();
				} else {
					tokens.skip();
				}
			}
		}
		return indices;
	}

	private @Nullable String aliasTarget() throws IOException {
		String slug = null;
		if (tokens.startsObject()) {
			for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
				if (member.equals("slug")) {
					slug = tokens.text();
				} else {
					tokens.skip();
				}
			}
		}
		return slug;
	}

	private Architecture architecture() throws IOException {
		if (!tokens.startsObject()) {
			return Architecture.UNKNOWN;
		}
		String modality = null;
		List<String> input = List.of();
		List<String> output = List.of();
		String tokenizer = null;
		String instructType = null;
		for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
			switch (member) {
				case "modality" -> modality = tokens.sharedText();
				case "input_modalities" -> input = tokens.texts();
				case "output_modalities" -> output = tokens.texts();
				case "tokenizer" -> tokenizer = tokens.sharedText();
				case "instruct_type" -> instructType = tokens.sharedText();
				default -> tokens.skip();
			}
		}
		return new Architecture(modality, input, output, tokenizer, instructType);
	}

	private TopProvider topProvider() throws IOException {
		if (!tokens.startsObject()) {
			return TopProvider.UNKNOWN;
		}
		Long context = null;
		Long output = null;
		Boolean moderated = null;
		for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
			switch (member) {
				case "context_length" -> context = tokens.positiveLong();
				case "max_completion_tokens" -> output = tokens.positiveLong();
				case "is_moderated" -> moderated = tokens.bool();
				default -> tokens.skip();
			}
		}
		return new TopProvider(context, output, moderated);
	}

	private @Nullable ModelReasoning reasoning() throws IOException {
		if (!tokens.startsObject()) {
			return null;
		}
		boolean mandatory = false;
		List<String> efforts = null;
		String effort = null;
		Boolean enabled = null;
		boolean budget = false;
		for (String member = tokens.nextName(); member != null; member = tokens.nextName()) {
			switch (member) {
				case "mandatory" -> mandatory = Boolean.TRUE.equals(tokens.bool());
				case "supported_efforts" -> efforts = tokens.isArray() ? tokens.texts() : null;
				case "default_effort" -> effort = tokens.sharedText();
				case "default_enabled" -> enabled = tokens.bool();
				case "supports_max_tokens" -> budget = Boolean.TRUE.equals(tokens.bool());
				default -> tokens.skip();
			}
		}
		return new ModelReasoning(mandatory, efforts, effort, enabled, budget);
	}
}
