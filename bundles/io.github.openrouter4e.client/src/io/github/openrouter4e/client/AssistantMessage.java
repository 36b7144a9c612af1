package io.github.openrouter4e.client;

import java.util.List;

/**
 * An earlier answer, sent back as part of the conversation.
 *
 * @param content
 *            may be empty if there are tool calls
 * @param reasoning
 *            readable reasoning; sent only if there are no details
 * @param reasoningDetails
 *            unchanged and in order, as some models demand when tools are used
 * @param annotations
 *            unchanged; spares a second parse of a file
 * @param images
 *            images the model generated, as data or https URLs
 */
public record AssistantMessage(Content content, List<ToolCall> toolCalls, String reasoning,
		List<ReasoningDetail> reasoningDetails, List<RawJson> annotations, List<String> images) implements Message {
	public AssistantMessage {
		toolCalls = List.copyOf(toolCalls);
		reasoningDetails = List.copyOf(reasoningDetails);
		annotations = List.copyOf(annotations);
		images = List.copyOf(images);
	}

	/** Plain text. */
	@SuppressWarnings("nls")
	public AssistantMessage(String text) {
		this(new Content.Plain(text), List.of(), "", List.of(), List.of(), List.of());
	}

	/** The answer as the next request must carry it. */
	public static AssistantMessage of(ChatCompletion answer) {
		return new AssistantMessage(new Content.Plain(answer.text()), answer.toolCalls(), answer.reasoning(),
				answer.reasoningDetails(), answer.annotations(), answer.images());
	}

	@Override
	public AssistantMessage withContent(Content newContent) {
		return new AssistantMessage(newContent, toolCalls, reasoning, reasoningDetails, annotations, images);
	}
}
