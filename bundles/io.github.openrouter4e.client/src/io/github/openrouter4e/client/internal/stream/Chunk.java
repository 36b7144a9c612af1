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
	@Nullable
	String refusal;
	@Nullable
	String finishReason;
	@Nullable
	String nativeFinishReason;
	@Nullable
	JsonNode reasoningDetails;
	@Nullable
	JsonNode toolCalls;
	@Nullable
	JsonNode images;
	@Nullable
	JsonNode annotations;
	@Nullable
	JsonNode usage;
	@Nullable
	JsonNode error;
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
		recognised = false;
	}

	/** Forgets what a choice's message or delta said. */
	void clearContent() {
		content = null;
		contentFrom = 0;
		contentTo = 0;
		reasoning = null;
		refusal = null;
		reasoningDetails = null;
		toolCalls = null;
		images = null;
		annotations = null;
	}

	/** Whether the content is all there is to it. */
	boolean isOnlyContent() {
		return contentTo > 0 && reasoning == null && refusal == null && finishReason == null
				&& nativeFinishReason == null && reasoningDetails == null && toolCalls == null && images == null
				&& annotations == null && usage == null && error == null;
	}
}
