package io.github.openrouter4e.chat.tools;

/**
 * What the user is shown of a call beside what the model is told: a difference, a tree of tests, where the whole output is.
 * Kept with the conversation, never sent.
 *
 * @param type tells who can show it, for example {@code diff}
 * @param data in the form that belongs to {@code type}
 */
public record ToolView(String type, String data) {
}
