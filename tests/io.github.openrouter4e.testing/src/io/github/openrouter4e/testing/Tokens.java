package io.github.openrouter4e.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** The stand-in's tokenizer, the same for every model: four characters are a token, an image is a thousand. */
public final class Tokens {

	/** Characters per token. */
	public static final int CHARACTERS = 4;

	/** Tokens per image or file. */
	public static final int PER_ATTACHMENT = 1000;

	private Tokens() {}

	/** Tokens of so many characters, rounded up. */
	public static long of(long characters) {
		return (characters + CHARACTERS - 1) / CHARACTERS;
	}

	/** Tokens of a whole request: the tools, and each message with a few for its role. */
	public static long ofRequest(JsonNode request) {
		long tokens = request.has("tools") ? of(Json.write(request.get("tools")).length()) : 0;
		for (JsonNode message : request.path("messages")) {
			tokens += ofMessage(message);
		}
		return tokens;
	}

	/** Tokens of one message. */
	public static long ofMessage(JsonNode message) {
		long tokens = 3;
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
