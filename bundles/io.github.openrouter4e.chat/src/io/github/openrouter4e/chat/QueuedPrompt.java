package io.github.openrouter4e.chat;

/** A prompt that waits until the answer before it is complete. */
public record QueuedPrompt(String id, Prompt prompt) {
}
