package io.github.openrouter4e.client;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

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
 * @param model
 *            the model that answered, for a router that shall choose it again; null sends none
 */
public record AssistantMessage(Content content, List<ToolCall> toolCalls, String reasoning,
		List<ReasoningDetail> reasoningDetails, List<RawJson> annotations, List<String> images,
		@Nullable String model) implements Message {
	public AssistantMessage {
		toolCalls = List.copyOf(toolCalls);
		reasoningDetails = List.copyOf(reasoningDetails);
		annotations = List.copyOf(annotations);
		images = List.copyOf(images);
	}

	/** From a model that need not be told. */
	public AssistantMessage(Content content, List<ToolCall> toolCalls, String reasoning,
			List<ReasoningDetail> reasoningDetails, List<RawJson> annotations, List<String> images) {
		this(content, toolCalls, reasoning, reasoningDetails, annotations, images, null);
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
		return new AssistantMessage(newContent, toolCalls, reasoning, reasoningDetails, annotations, images, model);
	}

	/** The same answer of a model that is told. */
	public AssistantMessage withModel(String answered) {
		return new AssistantMessage(content, toolCalls, reasoning, reasoningDetails, annotations, images, answered);
	}
}
