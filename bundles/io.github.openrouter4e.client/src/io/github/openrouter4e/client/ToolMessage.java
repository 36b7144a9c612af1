package io.github.openrouter4e.client;

/**
 * The result of a tool.
 *
 * @param toolCallId
 *            {@link ToolCall#id()} of a call in an assistant message before
 */
public record ToolMessage(String toolCallId, Content content) implements Message {
	/** Plain text. */
	public ToolMessage(String toolCallId, String text) {
		this(toolCallId, new Content.Plain(text));
	}

	@Override
	public ToolMessage withContent(Content newContent) {
		return new ToolMessage(toolCallId, newContent);
	}
}
