package io.github.openrouter4e.client.internal.catalogue;

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
	private final Values values;
	private final PricingReader pricingReader;
	/** Many models support the same parameters; {@link Values#texts()} gives the same list for them. */
	private final Map<List<String>, Set<String>> parameterSets = new IdentityHashMap<>();

	ModelReader(JsonParser parser) {
		values = new Values(parser);
		pricingReader = new PricingReader(parser, values);
	}

	/** The entry the parser stands on, or null if it is no object or has no id. */
	@Nullable
	Model read() throws IOException {
		if (!values.startsObject()) {
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
		Architecture architecture = Architecture.UNKNOWN;
		Pricing pricing = Pricing.UNKNOWN;
		TopProvider topProvider = TopProvider.UNKNOWN;
		Set<String> parameters = Set.of();
		Map<String, Double> defaults = Map.of();
		ModelReasoning reasoning = null;
		List<String> voices = List.of();
		for (String member = values.nextName(); member != null; member = values.nextName()) {
			switch (member) {
				case "id" -> id = values.textOrEmpty();
				case "canonical_slug" -> slug = values.textOrEmpty();
				case "name" -> name = values.textOrEmpty();
				case "description" -> description = values.textOrEmpty();
				case "alias_target" -> aliasTarget = aliasTarget();
				case "created" -> created = values.epochSecond();
				case "expiration_date" -> expiration = values.day();
				case "knowledge_cutoff" -> cutoff = values.day();
				case "context_length" -> context = values.tokens();
				case "architecture" -> architecture = architecture();
				case "pricing" -> pricing = pricingReader.read();
				case "top_provider" -> topProvider = topProvider();
				case "supported_parameters" ->
					parameters = parameterSets.computeIfAbsent(values.texts(), Set::copyOf);
				case "default_parameters" -> defaults = values.reals();
				case "reasoning" -> reasoning = reasoning();
				case "supported_voices" -> voices = values.texts();
				default -> values.skip();
			}
		}
		return id.isBlank()
				? null
				: new Model(id, slug, aliasTarget, name, description, created, expiration, cutoff, context,
						architecture, pricing, topProvider, parameters, defaults, reasoning, voices);
	}

	private @Nullable String aliasTarget() throws IOException {
		String slug = null;
		if (values.startsObject()) {
			for (String member = values.nextName(); member != null; member = values.nextName()) {
				if (member.equals("slug")) {
					slug = values.text();
				} else {
					values.skip();
				}
			}
		}
		return slug;
	}

	private Architecture architecture() throws IOException {
		if (!values.startsObject()) {
			return Architecture.UNKNOWN;
		}
		String modality = null;
		List<String> input = List.of();
		List<String> output = List.of();
		String tokenizer = null;
		String instructType = null;
		for (String member = values.nextName(); member != null; member = values.nextName()) {
			switch (member) {
				case "modality" -> modality = values.sharedText();
				case "input_modalities" -> input = values.texts();
				case "output_modalities" -> output = values.texts();
				case "tokenizer" -> tokenizer = values.sharedText();
				case "instruct_type" -> instructType = values.sharedText();
				default -> values.skip();
			}
		}
		return new Architecture(modality, input, output, tokenizer, instructType);
	}

	private TopProvider topProvider() throws IOException {
		if (!values.startsObject()) {
			return TopProvider.UNKNOWN;
		}
		Long context = null;
		Long output = null;
		Boolean moderated = null;
		for (String member = values.nextName(); member != null; member = values.nextName()) {
			switch (member) {
				case "context_length" -> context = values.tokens();
				case "max_completion_tokens" -> output = values.tokens();
				case "is_moderated" -> moderated = values.bool();
				default -> values.skip();
			}
		}
		return new TopProvider(context, output, moderated);
	}

	private @Nullable ModelReasoning reasoning() throws IOException {
		if (!values.startsObject()) {
			return null;
		}
		boolean mandatory = false;
		List<String> efforts = null;
		String effort = null;
		Boolean enabled = null;
		boolean budget = false;
		for (String member = values.nextName(); member != null; member = values.nextName()) {
			switch (member) {
				case "mandatory" -> mandatory = Boolean.TRUE.equals(values.bool());
				case "supported_efforts" -> efforts = values.isArray() ? values.texts() : null;
				case "default_effort" -> effort = values.sharedText();
				case "default_enabled" -> enabled = values.bool();
				case "supports_max_tokens" -> budget = Boolean.TRUE.equals(values.bool());
				default -> values.skip();
			}
		}
		return new ModelReasoning(mandatory, efforts, effort, enabled, budget);
	}
}
