package io.github.openrouter4e.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/** Collects a {@link ChatRequest}; its record documents the fields. Not thread-safe. */
public final class ChatRequestBuilder {
	private @Nullable String model;
	private List<String> fallbackModels = List.of();
	private final List<Message> messages = new ArrayList<>();
	private List<Tool> tools = List.of();
	private @Nullable ToolChoice toolChoice;
	private @Nullable Boolean parallelToolCalls;
	private ProviderRouting provider = ProviderRouting.DEFAULT;
	private @Nullable ReasoningOptions reasoning;
	private List<Plugin> plugins = List.of();
	private @Nullable ResponseFormat responseFormat;
	private Sampling sampling = Sampling.DEFAULT;
	private @Nullable Integer maxTokens;
	private @Nullable Verbosity verbosity;
	private @Nullable ServiceTier serviceTier;
	private List<String> modalities = List.of();
	private @Nullable String user;
	private @Nullable String sessionId;
	private @Nullable CacheControl cacheControl;
	private Map<String, String> metadata = Map.of();
	private @Nullable ResponseCache responseCache;
	private final Map<String, RawJson> extras = new LinkedHashMap<>();

	ChatRequestBuilder() {}

	ChatRequestBuilder(ChatRequest request) {
		model = request.model();
		fallbackModels = request.fallbackModels();
		messages.addAll(request.messages());
		tools = request.tools();
		toolChoice = request.toolChoice();
		parallelToolCalls = request.parallelToolCalls();
		provider = request.provider();
		reasoning = request.reasoning();
		plugins = request.plugins();
		responseFormat = request.responseFormat();
		sampling = request.sampling();
		maxTokens = request.maxTokens();
		verbosity = request.verbosity();
		serviceTier = request.serviceTier();
		modalities = request.modalities();
		user = request.user();
		sessionId = request.sessionId();
		cacheControl = request.cacheControl();
		metadata = request.metadata();
		responseCache = request.responseCache();
		extras.putAll(request.extras());
	}

	public ChatRequestBuilder model(@Nullable String id) {
		model = id;
		return this;
	}

	public ChatRequestBuilder fallbackModels(List<String> ids) {
		fallbackModels = ids;
		return this;
	}

	/** Replaces all messages. */
	public ChatRequestBuilder messages(List<? extends Message> all) {
		messages.clear();
		messages.addAll(all);
		return this;
	}

	/** Adds one message at the end. */
	public ChatRequestBuilder message(Message message) {
		messages.add(message);
		return this;
	}

	public ChatRequestBuilder tools(List<? extends Tool> all) {
		tools = List.copyOf(all);
		return this;
	}

	public ChatRequestBuilder toolChoice(@Nullable ToolChoice choice) {
		toolChoice = choice;
		return this;
	}

	public ChatRequestBuilder parallelToolCalls(@Nullable Boolean value) {
		parallelToolCalls = value;
		return this;
	}

	public ChatRequestBuilder provider(ProviderRouting routing) {
		provider = routing;
		return this;
	}

	public ChatRequestBuilder reasoning(@Nullable ReasoningOptions options) {
		reasoning = options;
		return this;
	}

	public ChatRequestBuilder plugins(List<Plugin> all) {
		plugins = all;
		return this;
	}

	public ChatRequestBuilder responseFormat(@Nullable ResponseFormat format) {
		responseFormat = format;
		return this;
	}

	public ChatRequestBuilder sampling(Sampling value) {
		sampling = value;
		return this;
	}

	/** @param limit in tokens, reasoning included; null for the model's own limit */
	public ChatRequestBuilder maxTokens(@Nullable Integer limit) {
		maxTokens = limit;
		return this;
	}

	public ChatRequestBuilder verbosity(@Nullable Verbosity value) {
		verbosity = value;
		return this;
	}

	public ChatRequestBuilder serviceTier(@Nullable ServiceTier tier) {
		serviceTier = tier;
		return this;
	}

	public ChatRequestBuilder modalities(List<String> kinds) {
		modalities = kinds;
		return this;
	}

	public ChatRequestBuilder user(@Nullable String pseudonym) {
		user = pseudonym;
		return this;
	}

	public ChatRequestBuilder sessionId(@Nullable String id) {
		sessionId = id;
		return this;
	}

	public ChatRequestBuilder cacheControl(@Nullable CacheControl mark) {
		cacheControl = mark;
		return this;
	}

	public ChatRequestBuilder metadata(Map<String, String> pairs) {
		metadata = pairs;
		return this;
	}

	public ChatRequestBuilder responseCache(@Nullable ResponseCache use) {
		responseCache = use;
		return this;
	}

	/** A top-level member that this class has no method for. */
	public ChatRequestBuilder extra(String name, RawJson value) {
		extras.put(name, value);
		return this;
	}

	/** @throws InvalidRequestException if OpenRouter would refuse the request */
	public ChatRequest build() {
		return new ChatRequest(model, fallbackModels, messages, tools, toolChoice, parallelToolCalls, provider,
				reasoning, plugins, responseFormat, sampling, maxTokens, verbosity, serviceTier, modalities, user,
				sessionId, cacheControl, metadata, responseCache, extras);
	}
}
