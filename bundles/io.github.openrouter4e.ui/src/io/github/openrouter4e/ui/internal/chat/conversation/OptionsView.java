package io.github.openrouter4e.ui.internal.chat.conversation;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the user chose for the conversation, and what the model offers.
 *
 * @param model           id of the model
 * @param effort          chosen reasoning effort; null: as the model likes
 * @param reasoning       whether the model can reason; true if unknown
 * @param webSearch       whether web search is on
 * @param ownSystemPrompt whether it has a system prompt of its own, be it an empty one
 */
public record OptionsView(String model, @Nullable String effort, boolean reasoning, boolean webSearch,
		boolean ownSystemPrompt) {
}
