package io.github.openrouter4e.client;

/**
 * A tool call in an answer.
 *
 * @param id
 *            ties the result to the call
 * @param arguments
 *            as the model wrote it: meant to be a JSON object, but nothing guarantees that
 */
public record ToolCall(String id, String name, String arguments) {
}
