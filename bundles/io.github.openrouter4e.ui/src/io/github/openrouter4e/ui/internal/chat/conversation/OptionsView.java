package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.models.RequestOptions;

/**
 * What the user chose for the conversation, and what the model offers.
 *
 * @param model           id of the model
 * @param effort          chosen reasoning effort; null: as the model likes
 * @param reasoning       whether the model can reason; true if unknown
 * @param webSearch       whether the model may search the web, by the conversation or else by the preferences
 * @param mode            what the model may do with tools, as {@link io.github.openrouter4e.chat.tools.ToolContext} names it
 * @param tools           whether the model can call tools; true if unknown
 * @param ownSystemPrompt whether it has a system prompt of its own, be it an empty one
 * @param request         how OpenRouter handles its requests, as far as that is chosen for it
 * @param free            how many requests to free models are left, in words; empty if the model is not free or nobody tells
 */
public record OptionsView(String model, @Nullable String effort, boolean reasoning, boolean webSearch,
		String mode, boolean tools, boolean ownSystemPrompt, RequestOptions request, String free) {
}
