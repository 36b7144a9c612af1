package io.github.openrouter4e.chat.internal.store;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.storage.Json;

/** What is to be appended to an answer: texts that may be empty, and more. */
@SuppressWarnings("nls") // file format
public record Piece(String text, String reasoning, List<Citation> citations, List<String> images,
		@Nullable Blob audio) {

	/** A piece without sound. */
	public Piece(String text, String reasoning, List<Citation> citations, List<String> images) {
		this(text, reasoning, citations, images, null);
	}

	boolean isEmpty() {
		return text.isEmpty() && reasoning.isEmpty() && citations.isEmpty() && images.isEmpty() && audio == null;
	}

	ObjectNode toJson(ObjectNode line) {
		if (!text.isEmpty()) {
			line.put("text", text);
		}
		if (!reasoning.isEmpty()) {
			line.put("reasoning", reasoning);
		}
		Json.putAll(line, "citations", citations, PartCodec::toJson);
		Json.putTexts(line, "images", images);
		Blob sound = audio;
		Json.put(line, "audio", sound == null ? null : sound.base64());
		return line;
	}
}
