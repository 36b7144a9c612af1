package io.github.openrouter4e.chat;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.models.RequestOptions;

/**
 * What the user chose for one conversation; {@code null} means as in the preferences.
 *
 * @param model           model id
 * @param systemPrompt    system prompt; empty for none
 * @param reasoningEffort {@code reasoning.effort} as OpenRouter spells it ({@code none}, {@code low}, {@code high} …)
 * @param webSearch       whether the model may search the web
 * @param mode            what the model may do with tools; {@code null} for {@link ToolContext#CHAT}
 * @param scope           names of the projects that tools are for; empty for the whole workspace
 * @param request         how OpenRouter handles its requests
 */
public record ConversationOptions(@Nullable String model, @Nullable String systemPrompt,
		@Nullable String reasoningEffort, @Nullable Boolean webSearch, @Nullable String mode,
		List<String> scope, RequestOptions request) {

	/** Takes a copy of the list. */
	public ConversationOptions {
		scope = List.copyOf(scope);
	}

	/** Options without a mode. */
	public ConversationOptions(@Nullable String model, @Nullable String systemPrompt,
			@Nullable String reasoningEffort, @Nullable Boolean webSearch) {
		this(model, systemPrompt, reasoningEffort, webSearch, null, List.of(), RequestOptions.EMPTY);
	}

	/** Everything as in the preferences. */
	public static final ConversationOptions DEFAULTS = new ConversationOptions(null, null, null, null);

	/** The mode, which is {@link ToolContext#CHAT} where none was chosen. */
	public String modeOrChat() {
		return mode == null ? ToolContext.CHAT : mode;
	}

	/** Whether models work with tools of ours: in all modes but {@link ToolContext#CHAT}. */
	public boolean hasTools() {
		return !modeOrChat().equals(ToolContext.CHAT);
	}

	/** These options with another model. */
	public ConversationOptions withModel(@Nullable String other) {
		return new ConversationOptions(other, systemPrompt, reasoningEffort, webSearch, mode, scope, request);
	}

	/** These options with another system prompt. */
	public ConversationOptions withSystemPrompt(@Nullable String other) {
		return new ConversationOptions(model, other, reasoningEffort, webSearch, mode, scope, request);
	}

	/** These options with another reasoning effort. */
	public ConversationOptions withReasoningEffort(@Nullable String other) {
		return new ConversationOptions(model, systemPrompt, other, webSearch, mode, scope, request);
	}

	/** These options with web search on, off or as in the preferences. */
	public ConversationOptions withWebSearch(@Nullable Boolean other) {
		return new ConversationOptions(model, systemPrompt, reasoningEffort, other, mode, scope, request);
	}

	/** These options with another mode. */
	public ConversationOptions withMode(@Nullable String other) {
		return new ConversationOptions(model, systemPrompt, reasoningEffort, webSearch, other, scope, request);
	}

	/** These options for other projects. */
	public ConversationOptions withScope(List<String> other) {
		return new ConversationOptions(model, systemPrompt, reasoningEffort, webSearch, mode, other, request);
	}

	/** These options with other choices about requests. */
	public ConversationOptions withRequest(RequestOptions other) {
		return new ConversationOptions(model, systemPrompt, reasoningEffort, webSearch, mode, scope, other);
	}
}
