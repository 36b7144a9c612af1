package io.github.openrouter4e.client.internal.stream;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.internal.json.Json;

/**
 * Parses a chunk of a stream, or a whole answer, which has the same shape with {@code message} for {@code delta}. Reads
 * tokens where chunks are frequent, small trees where they are not. Not thread-safe.
 */
@SuppressWarnings("nls") // wire names
final class ChunkReader {
	private final Chunk chunk = new Chunk();
	private final String preferred;

	private ChunkReader(String preferred) {
		this.preferred = preferred;
	}

	/** For the chunks of a stream. Where a gateway repeats the answer so far beside what is new, the new counts. */
	static ChunkReader ofStream() {
		return new ChunkReader("delta");
	}

	/** For an answer in one piece. */
	static ChunkReader ofWhole() {
		return new ChunkReader("message");
	}

	/**
	 * @return valid until the next call
	 * @throws JsonProcessingException
	 *             if it is not one JSON object
	 */
	Chunk read(byte[] bytes, int from, int to) throws IOException {
		try {
			return parse(bytes, from, to);
		} catch (JsonProcessingException e) {
			byte[] repaired = Json.repaired(bytes, from, to); // one wrong letter is better than a lost answer
			Chunk read = parse(repaired, 0, repaired.length);
			read.forgetRanges();
			return read;
		}
	}

	private Chunk parse(byte[] bytes, int from, int to) throws IOException {
		chunk.clear();
		try (var parser = Json.parser(bytes, from, to)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw new NotAnObject(parser);
			}
			while (parser.nextToken() == JsonToken.FIELD_NAME) {
				String name = parser.currentName();
				parser.nextToken();
				topLevel(parser, name);
			}
			if (parser.nextToken() != null) {
				throw new NotAnObject(parser);
			}
		}
		return chunk;
	}

	private void topLevel(JsonParser parser, String name) throws IOException {
		switch (name) {
			case "id" -> chunk.id = text(parser);
			case "model" -> chunk.model = text(parser);
			case "provider" -> chunk.provider = text(parser);
			case "service_tier" -> chunk.serviceTier = text(parser);
			case "usage" -> {
				JsonNode usage = tree(parser);
				chunk.usage = usage == null ? chunk.usage : usage;
			}
			case "x_groq" -> usageIn(tree(parser));
			case "error" -> chunk.error = tree(parser);
			case "openrouter_metadata" -> chunk.routing = tree(parser);
			case "choices" -> choices(parser);
			default -> parser.skipChildren();
		}
	}

	/** What servers tell in a place of their own counts if nothing is in the usual one. */
	private void usage(@Nullable JsonNode elsewhere) {
		if (chunk.usage == null) {
			chunk.usage = elsewhere;
		}
	}

	private void usageIn(@Nullable JsonNode extension) {
		usage(Json.member(extension, "usage"));
	}

	private void choices(JsonParser parser) throws IOException {
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			parser.skipChildren();
			return;
		}
		chunk.recognised = true;
		for (boolean first = true; parser.nextToken() != JsonToken.END_ARRAY; first = false) {
			if (first && parser.currentToken() == JsonToken.START_OBJECT) {
				choice(parser);
			} else {
				parser.skipChildren(); // we never ask for a second one
			}
		}
	}

	private void choice(JsonParser parser) throws IOException {
		boolean preferredSeen = false;
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String name = parser.currentName();
			JsonToken value = parser.nextToken();
			switch (name) {
				case "delta", "message" -> {
					boolean counts = name.equals(preferred);
					if (value != JsonToken.START_OBJECT || preferredSeen) {
						parser.skipChildren();
					} else {
						chunk.clearContent(); // the other one may have come first
						preferredSeen = counts;
						delta(parser);
					}
				}
				case "finish_reason" -> chunk.finishReason = text(parser);
				case "native_finish_reason" -> chunk.nativeFinishReason = text(parser);
				case "usage" -> usage(tree(parser)); // Moonshot
				case "error" -> {
					JsonNode error = tree(parser);
					chunk.error = chunk.error == null ? error : chunk.error;
				}
				default -> parser.skipChildren();
			}
		}
	}

	private void delta(JsonParser parser) throws IOException {
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String name = parser.currentName();
			parser.nextToken();
			switch (name) {
				case "content" -> content(parser);
				case "reasoning" -> reasoning(parser);
				case "reasoning_content" -> {
					if (chunk.reasoning == null) {
						reasoning(parser);
					} else {
						parser.skipChildren();
					}
				}
				case "refusal" -> chunk.refusal = text(parser);
				case "reasoning_details" -> {
					boolean first = chunk.reasoningDetails == null;
					chunk.detailsFrom = start(parser);
					chunk.reasoningDetails = tree(parser);
					chunk.detailsTo = first && chunk.reasoningDetails != null ? end(parser) : 0;
				}
				case "tool_calls" -> {
					boolean first = chunk.toolCalls == null;
					chunk.callsFrom = start(parser);
					chunk.toolCalls = tree(parser);
					chunk.callsTo = first && chunk.toolCalls != null ? end(parser) : 0;
				}
				case "images" -> chunk.images = tree(parser);
				case "audio" -> chunk.audio = tree(parser);
				case "annotations" -> chunk.annotations = tree(parser);
				default -> parser.skipChildren();
			}
		}
	}

	private void reasoning(JsonParser parser) throws IOException {
		boolean known = chunk.reasoning == null && parser.currentToken() == JsonToken.VALUE_STRING;
		chunk.reasoningFrom = start(parser);
		chunk.reasoning = text(parser);
		chunk.reasoningTo = known ? end(parser) : 0;
	}

	private void content(JsonParser parser) throws IOException {
		if (parser.currentToken() == JsonToken.VALUE_STRING) {
			boolean first = chunk.content == null;
			chunk.contentFrom = start(parser);
			chunk.content = parser.getText();
			chunk.contentTo = first ? end(parser) : 0;
		} else if (parser.currentToken() == JsonToken.START_ARRAY) {
			var text = new StringBuilder();
			for (JsonNode part : Json.tree(parser)) {
				text.append(Json.textOrEmpty(part, "text"));
			}
			chunk.content = text.toString();
		} else {
			parser.skipChildren();
		}
	}

	private static int start(JsonParser parser) {
		return (int) parser.currentTokenLocation().getByteOffset();
	}

	private static int end(JsonParser parser) {
		return (int) parser.currentLocation().getByteOffset();
	}

	/**
	 * Where the only text of a piece stands that is alone in its array: a detail of reasoning, or a tool call.
	 *
	 * @return its first byte after the opening quote, and the closing quote; null if there is not exactly one
	 */
	static int @Nullable [] onlyText(byte[] bytes, int from, int to) throws IOException {
		try (var parser = Json.parser(bytes, from, to)) {
			int[] range = {0, 0};
			int found = parser.nextToken() == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT
					? texts(parser, from, range)
					: 0;
			return found == 1 && parser.nextToken() == JsonToken.END_ARRAY ? range : null;
		}
	}

	private static int texts(JsonParser parser, int from, int[] range) throws IOException {
		int found = 0;
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String name = parser.currentName();
			JsonToken value = parser.nextToken();
			if (name.equals("function") && value == JsonToken.START_OBJECT) {
				found += texts(parser, from, range);
			} else if (!name.equals("text") && !name.equals("summary") && !name.equals("arguments")) {
				parser.skipChildren();
			} else if (value == JsonToken.VALUE_STRING) {
				found++;
				range[0] = from + start(parser) + 1;
				parser.getText(); // which finds its end
				range[1] = from + end(parser) - 1;
			} else if (value != JsonToken.VALUE_NULL) {
				found += 2; // not a text
				parser.skipChildren();
			}
		}
		return found;
	}

	private static @Nullable String text(JsonParser parser) throws IOException {
		if (parser.currentToken().isScalarValue()) {
			return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
		}
		parser.skipChildren();
		return null;
	}

	private static @Nullable JsonNode tree(JsonParser parser) throws IOException {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return null;
		}
		return Json.tree(parser);
	}

	/** JSON, but not one object. */
	private static final class NotAnObject extends JsonProcessingException {
		private static final long serialVersionUID = 1L;

		NotAnObject(JsonParser parser) {
			super("not one JSON object", parser.currentLocation());
		}
	}
}
