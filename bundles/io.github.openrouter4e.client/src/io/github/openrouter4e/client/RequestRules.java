package io.github.openrouter4e.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.client.InvalidRequestException.Reason;

/** Validates the parts of a request other than its messages. */
@SuppressWarnings("nls") // parameter names; the UI words the reason
final class RequestRules {
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
	private static final Set<String> MODALITIES = Set.of("text", "image", "audio");
	/** Members that have a typed place in the request, or that we set ourselves. */
	private static final Set<String> TYPED = Set.of("model", "models", "messages", "tools", "tool_choice",
			"parallel_tool_calls", "provider", "reasoning", "plugins", "response_format", "temperature", "top_p",
			"top_k", "min_p", "top_a", "frequency_penalty", "presence_penalty", "repetition_penalty", "seed", "stop",
			"logit_bias", "logprobs", "top_logprobs", "max_tokens", "max_completion_tokens", "verbosity",
			"service_tier", "modalities", "user", "session_id", "cache_control", "metadata", "stream");

	private RequestRules() {}

	static void checkModels(@Nullable String model, List<String> fallbacks) {
		if (model != null) {
			checkModel(model);
		}
		fallbacks.forEach(RequestRules::checkModel);
	}

	private static void checkModel(String id) {
		if (id.isBlank() || id.chars().anyMatch(Character::isWhitespace)) {
			throw new InvalidRequestException(Reason.BAD_MODEL_ID, "not a model id: '" + id + "'");
		}
	}

	static void checkTools(List<Tool> tools, @Nullable ToolChoice choice) {
		for (Tool tool : tools) {
			if (tool instanceof Tool.Function function) {
				requireName("tool", function.name());
				requireObject(function.parameters(), "parameters of tool " + function.name());
			} else if (tool instanceof Tool.Server server) {
				requireObject(server.parameters(), "parameters of tool " + server.type());
			}
		}
		boolean known = switch (choice) {
			case null -> true;
			case ToolChoice.Mode mode -> mode != ToolChoice.Mode.REQUIRED || !tools.isEmpty();
			case ToolChoice.Function wanted ->
				tools.stream().anyMatch(t -> t instanceof Tool.Function f && f.name().equals(wanted.name()));
			case ToolChoice.Server wanted ->
				tools.stream().anyMatch(t -> t instanceof Tool.Server s && s.type().equals(wanted.type()));
		};
		if (!known) {
			throw new InvalidRequestException(Reason.BAD_TOOL, "tool_choice names a tool that is not offered");
		}
	}

	static void checkLimits(@Nullable Integer maxTokens, @Nullable ReasoningOptions reasoning) {
		SamplingRules.range("max_completion_tokens", maxTokens, 1, Integer.MAX_VALUE);
		if (reasoning == null) {
			return;
		}
		Integer budget = reasoning.maxTokens();
		SamplingRules.range("reasoning.max_tokens", budget, 1, Integer.MAX_VALUE);
		if (budget != null && reasoning.effort() != null) {
			throw new InvalidRequestException(Reason.REASONING_BUDGET, "reasoning: effort or max_tokens, not both");
		}
		if (budget != null && maxTokens != null && budget >= maxTokens) {
			throw new InvalidRequestException(Reason.REASONING_BUDGET, "reasoning.max_tokens " + budget
					+ " must be smaller than max_completion_tokens " + maxTokens + ", or nothing is left to answer");
		}
	}

	static void checkLabels(@Nullable String sessionId, Map<String, String> metadata, Map<String, RawJson> extras) {
		if (sessionId != null && (sessionId.isEmpty() || sessionId.length() > 256)) {
			throw new InvalidRequestException(Reason.OUT_OF_RANGE, "session_id: 1 to 256 characters");
		}
		if (metadata.size() > 16) {
			throw new InvalidRequestException(Reason.OUT_OF_RANGE, "metadata: at most 16 pairs");
		}
		metadata.forEach((key, value) -> {
			if (key.isEmpty() || key.length() > 64 || value.length() > 512) {
				throw new InvalidRequestException(Reason.OUT_OF_RANGE,
						"metadata: keys up to 64, values up to 512 characters");
			}
		});
		for (String name : extras.keySet()) {
			if (name.isEmpty() || TYPED.contains(name)) {
				throw new InvalidRequestException(Reason.BAD_JSON, "not an extra member: '" + name + "'");
			}
		}
	}

	static void checkFormats(@Nullable ResponseFormat format, List<Plugin> plugins, List<String> modalities) {
		if (format instanceof ResponseFormat.JsonSchema schema) {
			requireName("response_format", schema.name());
			requireObject(schema.schema(), "response_format schema");
		}
		for (Plugin plugin : plugins) {
			if (plugin.id().isBlank()) {
				throw new InvalidRequestException(Reason.BAD_TOOL, "plugin without id");
			}
			requireObject(plugin.options(), "options of plugin " + plugin.id());
		}
		for (String modality : modalities) {
			if (!MODALITIES.contains(modality)) {
				throw new InvalidRequestException(Reason.OUT_OF_RANGE, "modalities: unknown '" + modality + "'");
			}
		}
	}

	private static void requireName(String what, String name) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidRequestException(Reason.BAD_TOOL,
					what + " name: letters, digits, _ and -, at most 64, but '" + name + "'");
		}
	}

	private static void requireObject(@Nullable RawJson json, String what) {
		if (json != null) {
			JsonCheck.requireObject(json, what);
		}
	}
}
