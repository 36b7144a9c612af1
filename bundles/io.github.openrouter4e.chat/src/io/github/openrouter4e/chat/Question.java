package io.github.openrouter4e.chat;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/** What the user asked. */
public record Question(String id, @Nullable String parentId, Instant created, Prompt prompt) implements Turn {
}
