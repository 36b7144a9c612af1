package io.github.openrouter4e.client.internal.stream;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** What one chunk says, whatever the order of its members. Filled anew for each chunk; not thread-safe. */
final class Chunk {
	@Nullable
	String id;
	@Nullable
	String model;
	@Nullable
	String provider;
	@Nullable
	String serviceTier;
	@Nullable
	String content;
	/** Range of the content within the parsed bytes, quotes included; 0 if it is not one string. */
	int contentFrom;
	int contentTo;
	@Nullable
	String reasoning;
	/** As for the content. */
	int reasoningFrom;
	int reasoningTo;
	@Nullable
	String refusal;
	@Nullable
	String finishReason;
	@Nullable
	String nativeFinishReason;
	@Nullable
	JsonNode reasoningDetails;
	/** Range of the array within the parsed bytes; 0 if it is unknown. */
	int detailsFrom;
	int detailsTo;
	@Nullable
	JsonNode toolCalls;
	/** As for the details. */
	int callsFrom;
	int callsTo;
	@Nullable
	JsonNode images;
	@Nullable
	JsonNode audio;
	@Nullable
	JsonNode annotations;
	@Nullable
	JsonNode usage;
	@Nullable
	JsonNode error;
	@Nullable
	JsonNode routing;
	/** Whether it had a choice or an error, as every chunk of a chat does. */
	boolean recognised;

	void clear() {
		id = null;
		model = null;
		provider = null;
		serviceTier = null;
		clearContent();
		finishReason = null;
		nativeFinishReason = null;
		usage = null;
		error = null;
		routing = null;
		recognised = false;
	}

	/** Forgets what a choice's message or delta said. */
	void clearContent() {
		content = null;
		contentFrom = 0;
		contentTo = 0;
		reasoning = null;
		reasoningFrom = 0;
		reasoningTo = 0;
		refusal = null;
		reasoningDetails = null;
		detailsFrom = 0;
		detailsTo = 0;
		toolCalls = null;
		callsFrom = 0;
		callsTo = 0;
		images = null;
		audio = null;
		annotations = null;
	}

	/** Forgets the ranges, which do not fit the bytes that came. */
	void forgetRanges() {
		contentTo = 0;
		reasoningTo = 0;
		detailsTo = 0;
		callsTo = 0;
	}

	/** Whether the content is all there is to it. */
	boolean isOnlyContent() {
		return contentTo > 0 && hasOnlyPieces() && isNothing(reasoning) && isNothing(reasoningDetails)
				&& isNothing(toolCalls);
	}

	/** Whether there is nothing to it but reasoning, in one string, in structured form, or in both. */
	boolean isOnlyReasoning() {
		boolean known = reasoning == null || reasoningTo > 0;
		boolean some = reasoning != null || !isNothing(reasoningDetails);
		return some && known && (isNothing(reasoningDetails) || detailsTo > 0) && hasOnlyPieces() && isNothing(content)
				&& isNothing(toolCalls);
	}

	/** Whether there is nothing to it but pieces of tool calls. */
	boolean isOnlyToolCalls() {
		return callsTo > 0 && hasOnlyPieces() && isNothing(content) && isNothing(reasoning)
				&& isNothing(reasoningDetails);
	}

	private boolean hasOnlyPieces() {
		return isNothing(refusal) && finishReason == null && nativeFinishReason == null && isNothing(images)
				&& audio == null && isNothing(annotations) && usage == null && error == null && routing == null;
	}

	static boolean isNothing(@Nullable String text) {
		return text == null || text.isEmpty();
	}

	/** Whether it is absent or an empty array, which OpenRouter sends in every chunk of some models. */
	static boolean isNothing(@Nullable JsonNode array) {
		return array == null || array.isArray() && array.isEmpty();
	}
}
