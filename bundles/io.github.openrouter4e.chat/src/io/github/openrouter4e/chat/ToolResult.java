package io.github.openrouter4e.chat;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a tool returned for a call in the answer before it.
 *
 * @param callId  the id that the model gave to the call
 * @param tool    name of the tool
 * @param content what the model is told
 * @param failed  whether {@code content} tells of a failure
 */
public record ToolResult(String id, @Nullable String parentId, Instant created, String callId, String tool,
		String content, boolean failed) implements Turn {

	/** Takes the content without half characters. */
	public ToolResult {
		content = WellFormed.text(content);
	}
}
