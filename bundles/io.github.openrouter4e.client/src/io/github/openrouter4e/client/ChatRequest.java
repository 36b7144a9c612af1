package io.github.openrouter4e.client;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A chat completion request. Valid by construction: an instance follows OpenRouter's specification, or building it throws
 * {@link InvalidRequestException}. null and empty members are not sent, and OpenRouter's default applies.
 *
 * @param model
 *            id with optional variant or preset ({@code author/slug:nitro}, {@code @preset/slug}); null for the
 *            account's default model
 * @param fallbackModels
 *            tried in order when the model fails in any way
 * @param tools
 *            what the model may use
 * @param plugins
 *            OpenRouter's own processing
 * @param maxTokens
 *            limit of the answer, reasoning included, in tokens
 * @param modalities
 *            kinds of output asked for: {@code text}, {@code image}, {@code audio}
 * @param user
 *            stable pseudonym of the user
 * @param sessionId
 *            groups requests of a conversation and keeps them with one provider, whose cache then serves; at most 256
 *            characters
 * @param cacheControl
 *            top-level mark: the provider moves it along with the conversation
 * @param metadata
 *            at most 16 pairs
 * @param responseCache
 *            whether the answer may be one that an equal request had; sent as headers; null for the account's default
 * @param extras
 *            any other top-level member of the request, by name
 * @see <a href="https://openrouter.ai/docs/api-reference/chat-completion">Chat completion</a>
 */
public record ChatRequest(@Nullable String model, List<String> fallbackModels, List<Message> messages, List<Tool> tools,
		@Nullable ToolChoice toolChoice, @Nullable Boolean parallelToolCalls, ProviderRouting provider,
		@Nullable ReasoningOptions reasoning, List<Plugin> plugins, @Nullable ResponseFormat responseFormat,
		Sampling sampling, @Nullable Integer maxTokens, @Nullable Verbosity verbosity,
		@Nullable ServiceTier serviceTier, List<String> modalities, @Nullable String user, @Nullable String sessionId,
		@Nullable CacheControl cacheControl, Map<String, String> metadata, @Nullable ResponseCache responseCache,
		Map<String, RawJson> extras) {
	public ChatRequest {
		fallbackModels = List.copyOf(fallbackModels);
		messages = List.copyOf(messages);
		tools = List.copyOf(tools);
		plugins = List.copyOf(plugins);
		modalities = List.copyOf(modalities);
		metadata = Maps.ordered(metadata);
		extras = Maps.ordered(extras);
		MessageRules.check(messages);
		RequestRules.checkModels(model, fallbackModels);
		RequestRules.checkTools(tools, toolChoice);
		RequestRules.checkLimits(maxTokens, reasoning);
		RequestRules.checkLabels(sessionId, metadata, extras);
		RequestRules.checkFormats(responseFormat, plugins, modalities);
	}

	/** An empty builder. */
	public static ChatRequestBuilder builder() {
		return new ChatRequestBuilder();
	}

	/** A builder with everything in this request. */
	public ChatRequestBuilder toBuilder() {
		return new ChatRequestBuilder(this);
	}
}
