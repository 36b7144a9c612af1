package io.github.openrouter4e.testing.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the server reads and writes it: money stays exact and is written without an exponent. */
public final class Json {

	private static final ObjectMapper MAPPER = new ObjectMapper()
			.configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
			.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

	private Json() {}

	public static ObjectNode object() {
		return JsonNodeFactory.withExactBigDecimals(true).objectNode();
	}

	public static JsonNode parse(String text) {
		try {
			return MAPPER.readTree(text);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public static JsonNode parse(byte[] utf8) {
		try {
			return MAPPER.readTree(utf8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public static String write(JsonNode node) {
		try {
			return MAPPER.writeValueAsString(node);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A decimal given as a JSON string, as OpenRouter writes prices; null if the member is missing. */
	public static BigDecimal decimal(JsonNode object, String member) {
		JsonNode value = object.path(member);
		return value.isTextual() ? new BigDecimal(value.textValue()) : null;
	}
}
