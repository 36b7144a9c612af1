package io.github.openrouter4e.chat;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the user chose for one conversation; {@code null} means as in the preferences.
 *
 * @param model           model id
 * @param systemPrompt    system prompt; empty for none
 * @param reasoningEffort {@code reasoning.effort} as OpenRouter spells it ({@code none}, {@code low}, {@code high} …)
 * @param webSearch       whether the model may search the web
 */
public record ConversationOptions(@Nullable String model, @Nullable String systemPrompt,
		@Nullable String reasoningEffort, @Nullable Boolean webSearch) {

	/** Everything as in the preferences. */
	public static final ConversationOptions DEFAULTS = new ConversationOptions(null, null, null, null);

	/** These options with another model. */
	public ConversationOptions withModel(@Nullable String other) {
		return new ConversationOptions(other, systemPrompt, reasoningEffort, webSearch);
	}

	/** These options with another system prompt. */
	public ConversationOptions withSystemPrompt(@Nullable String other) {
		return new ConversationOptions(model, other, reasoningEffort, webSearch);
	}

	/** These options with another reasoning effort. */
	public ConversationOptions withReasoningEffort(@Nullable String other) {
		return new ConversationOptions(model, systemPrompt, other, webSearch);
	}

	/** These options with web search on, off or as in the preferences. */
	public ConversationOptions withWebSearch(@Nullable Boolean other) {
		return new ConversationOptions(model, systemPrompt, reasoningEffort, other);
	}
}
