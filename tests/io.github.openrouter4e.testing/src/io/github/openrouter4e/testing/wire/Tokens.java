package io.github.openrouter4e.testing.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The stand-in's tokenizer, the same for every model: four characters are a token, an image is a thousand. */
public final class Tokens {

	/** Characters per token. */
	public static final int CHARACTERS = 4;

	/** Tokens per image or file. */
	public static final int PER_ATTACHMENT = 1000;

	/** Tokens of a message beside its content. */
	public static final int PER_MESSAGE = 3;

	private Tokens() {}

	/** Tokens of so many characters, rounded up. */
	public static long of(long characters) {
		return (characters + CHARACTERS - 1) / CHARACTERS;
	}

	/** Tokens of a whole request: the tools, and each message with a few for its role. */
	public static long ofRequest(JsonNode request) {
		long tokens = 0;
		for (JsonNode tool : request.path("tools")) {
			tokens += ofTool(tool);
		}
		for (JsonNode message : request.path("messages")) {
			tokens += ofMessage(message);
		}
		return tokens;
	}

	/** Tokens of one tool; a cache mark is free. */
	public static long ofTool(JsonNode tool) {
		return of(Json.write(withoutMark(tool)).length());
	}

	/** The same JSON object without its cache mark. */
	public static JsonNode withoutMark(JsonNode node) {
		ObjectNode copy = node.deepCopy();
		copy.remove("cache_control");
		return copy;
	}

	/** Tokens of one message. */
	public static long ofMessage(JsonNode message) {
		long tokens = PER_MESSAGE;
		JsonNode content = message.path("content");
		if (content.isArray()) {
			for (JsonNode part : content) {
				tokens += ofPart(part);
			}
		} else {
			tokens += of(content.asText("").length());
		}
		if (message.has("tool_calls")) {
			tokens += of(Json.write(message.get("tool_calls")).length());
		}
		return tokens;
	}

	/** Tokens of one content part. */
	public static long ofPart(JsonNode part) {
		return part.has("text") ? of(part.get("text").asText().length()) : PER_ATTACHMENT;
	}
}
