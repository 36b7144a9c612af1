package io.github.openrouter4e.client.internal.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Plugin;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ReasoningOptions;
import io.github.openrouter4e.client.ResponseFormat;
import io.github.openrouter4e.client.Sampling;
import io.github.openrouter4e.client.internal.json.Json;

/**
 * Writes a request as JSON. Equal requests give equal bytes, and a conversation's messages begin with the bytes of the
 * same conversation one turn before: providers find a cached prompt by its prefix.
 */
@SuppressWarnings("nls") // wire names
public final class RequestEncoder {
	private final JsonOut out;
	private final JsonGenerator generator;

	private RequestEncoder(JsonGenerator generator) {
		this.generator = generator;
		this.out = new JsonOut(generator);
	}

	/** @param stream whether the answer shall be streamed */
	public static byte[] encode(ChatRequest request, boolean stream) {
		var bytes = new ByteCollector();
		try (var generator = Json.generator(bytes)) {
			generator.writeStartObject();
			new RequestEncoder(generator).write(request, stream);
			generator.writeEndObject();
		} catch (IOException e) {
			throw new UncheckedIOException(e); // memory does not fail
		}
		return bytes.joined();
	}

	private void write(ChatRequest request, boolean stream) throws IOException {
		out.text("model", request.model());
		out.texts("models", request.fallbackModels());
		if (stream) {
			out.bool("stream", true);
		}
		new ToolEncoder(out).write(request);
		new MessageEncoder(out).write(request.messages());
		out.number("max_completion_tokens", request.maxTokens());
		sampling(request.sampling());
		reasoning(request.reasoning());
		responseFormat(request.responseFormat());
		new RoutingEncoder(out).write(request.provider());
		plugins(request.plugins());
		out.texts("modalities", request.modalities());
		var verbosity = request.verbosity();
		out.text("verbosity", verbosity == null ? null : verbosity.wireName());
		var tier = request.serviceTier();
		out.text("service_tier", tier == null ? null : tier.wireName());
		out.cacheControl(request.cacheControl());
		out.text("session_id", request.sessionId());
		out.text("user", request.user());
		metadata(request.metadata());
		for (Map.Entry<String, RawJson> extra : request.extras().entrySet()) {
			out.raw(extra.getKey(), extra.getValue());
		}
	}

	private void sampling(Sampling sampling) throws IOException {
		out.number("temperature", sampling.temperature());
		out.number("top_p", sampling.topP());
		out.number("top_k", sampling.topK());
		out.number("min_p", sampling.minP());
		out.number("top_a", sampling.topA());
		out.number("frequency_penalty", sampling.frequencyPenalty());
		out.number("presence_penalty", sampling.presencePenalty());
		out.number("repetition_penalty", sampling.repetitionPenalty());
		out.number("seed", sampling.seed());
		out.texts("stop", sampling.stop());
		if (!sampling.logitBias().isEmpty()) {
			generator.writeObjectFieldStart("logit_bias");
			for (Map.Entry<String, Double> bias : sampling.logitBias().entrySet()) {
				out.number(bias.getKey(), bias.getValue());
			}
			generator.writeEndObject();
		}
		out.bool("logprobs", sampling.logprobs());
		out.number("top_logprobs", sampling.topLogprobs());
	}

	private void reasoning(@Nullable ReasoningOptions reasoning) throws IOException {
		if (reasoning == null) {
			return;
		}
		generator.writeObjectFieldStart("reasoning");
		var effort = reasoning.effort();
		out.text("effort", effort == null ? null : effort.wireName());
		out.number("max_tokens", reasoning.maxTokens());
		out.bool("exclude", reasoning.exclude());
		out.bool("enabled", reasoning.enabled());
		out.text("summary", reasoning.summary());
		generator.writeEndObject();
	}

	private void responseFormat(@Nullable ResponseFormat format) throws IOException {
		if (format == null) {
			return;
		}
		generator.writeObjectFieldStart("response_format");
		switch (format) {
			case ResponseFormat.Text text -> out.text("type", "text");
			case ResponseFormat.JsonObject object -> out.text("type", "json_object");
			case ResponseFormat.Grammar grammar -> {
				out.text("type", "grammar");
				out.text("grammar", grammar.grammar());
			}
			case ResponseFormat.JsonSchema schema -> {
				out.text("type", "json_schema");
				generator.writeObjectFieldStart("json_schema");
				out.text("name", schema.name());
				out.bool("strict", schema.strict());
				out.raw("schema", schema.schema());
				generator.writeEndObject();
			}
		}
		generator.writeEndObject();
	}

	private void plugins(List<Plugin> plugins) throws IOException {
		if (!plugins.isEmpty()) {
			generator.writeArrayFieldStart("plugins");
			for (Plugin plugin : plugins) {
				plugin(plugin);
			}
			generator.writeEndArray();
		}
	}

	private void plugin(Plugin plugin) throws IOException {
		generator.writeStartObject();
		out.text("id", plugin.id());
		RawJson options = plugin.options();
		if (options != null) {
			for (Map.Entry<String, JsonNode> option : Json.mapper().readTree(options.text()).properties()) {
				generator.writeFieldName(option.getKey());
				generator.writeRawValue(option.getValue().toString());
			}
		}
		generator.writeEndObject();
	}

	private void metadata(Map<String, String> pairs) throws IOException {
		if (!pairs.isEmpty()) {
			generator.writeObjectFieldStart("metadata");
			for (Map.Entry<String, String> pair : pairs.entrySet()) {
				out.text(pair.getKey(), pair.getValue());
			}
			generator.writeEndObject();
		}
	}
}
