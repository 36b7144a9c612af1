package io.github.openrouter4e.benchmarks.streaming;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads a chunk with Jackson's tokens, the fastest one gets without knowing what comes. */
final class StreamingParser {

	private static final JsonFactory FACTORY = new JsonFactory();

	private StreamingParser() {}

	static void read(String json, Counter counter) throws IOException {
		try (JsonParser parser = FACTORY.createParser(json)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.VALUE_STRING && isWanted(parser.currentName())) {
					counter.piece(parser.getText().length());
				}
			}
		}
	}

	private static boolean isWanted(String name) {
		return name != null && (name.equals("content") || name.equals("reasoning") || name.equals("arguments"));
	}
}
