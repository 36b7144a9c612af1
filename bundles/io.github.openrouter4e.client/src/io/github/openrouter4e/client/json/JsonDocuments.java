package io.github.openrouter4e.client.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.ProtocolException.Kind;
import io.github.openrouter4e.client.internal.json.Json;

/** Reads whole JSON documents token by token, which needs neither a tree nor reflection. */
@SuppressWarnings("nls") // technical messages
final class JsonDocuments {
	private static final JsonFactory FACTORY = new JsonFactory();

	/** Reads a document, the parser standing on its first token. */
	@FunctionalInterface
	interface Reader<T> {
		T read(JsonParser parser) throws IOException;
	}

	private JsonDocuments() {}

	/**
	 * @throws ProtocolException
	 *             if the bytes are not one whole JSON value
	 */
	static <T> T read(byte[] json, Reader<T> reader) {
		try {
			return parse(json, reader);
		} catch (StreamConstraintsException e) {
			throw new ProtocolException(Kind.TOO_LARGE, "JSON beyond all limits", e);
		} catch (JsonProcessingException e) {
			return readRepaired(json, reader);
		} catch (IOException e) {
			throw new ProtocolException(Kind.NOT_JSON, "unreadable answer", e);
		}
	}

	/** One wrong byte in one description must not cost the whole list. */
	private static <T> T readRepaired(byte[] json, Reader<T> reader) {
		try {
			return parse(Json.repaired(json, 0, json.length), reader);
		} catch (JsonProcessingException e) {
			throw new ProtocolException(startsWithTag(json) ? Kind.HTML : Kind.NOT_JSON, "no well-formed JSON", e);
		} catch (IOException e) {
			throw new ProtocolException(Kind.NOT_JSON, "unreadable answer", e);
		}
	}

	private static <T> T parse(byte[] json, Reader<T> reader) throws IOException {
		try (var parser = FACTORY.createParser(json)) {
			if (parser.nextToken() == null) {
				throw new ProtocolException(Kind.EMPTY, "empty answer");
			}
			T result = reader.read(parser);
			if (parser.nextToken() != null) {
				throw new ProtocolException(Kind.NOT_JSON, "more than one JSON value");
			}
			return result;
		}
	}

	private static boolean startsWithTag(byte[] bytes) {
		for (byte b : bytes) {
			if (!Character.isWhitespace(b)) {
				return b == '<';
			}
		}
		return false;
	}
}
