package io.github.openrouter4e.chat;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A node of a conversation's tree. Each turn follows its parent; turns with the same parent are branches of each other:
 * an edited question, or an answer generated again.
 */
public sealed interface Turn permits Question, Answer, ToolResult {

	/** Unique in its conversation; never reused. */
	String id();

	/** The turn that this one follows; {@code null} for a first one. */
	@Nullable
	String parentId();

	/** When the turn was begun. */
	Instant created();
}
