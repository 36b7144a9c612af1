package io.github.openrouter4e.models;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Reads and writes small values of preferences; reading never fails, a value of the wrong kind is absent. {@code storage.Json}
 * is for the lines of the history and the ledger: there a decimal is a text, here it is a number, also in the form of a text,
 * within bounds, as OpenRouter takes it and users edit it; there an empty text is a text, here it is none.
 */
final class JsonValues {

	/** Decimals stay decimal: 0.7 must not come back as the nearest binary fraction. */
	private static final ObjectMapper MAPPER = new ObjectMapper()
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private JsonValues() {}

	interface Body {
		void write(JsonGenerator out) throws IOException;
	}

	static String object(Body body) {
		var text = new StringWriter();
		try (JsonGenerator out = MAPPER.createGenerator(text)) {
			out.writeStartObject();
			body.write(out);
			out.writeEndObject();
		} catch (IOException e) {
			throw new IllegalStateException(e); // a StringWriter does not fail
		}
		return text.toString();
	}

	static JsonNode parse(@Nullable String json) {
		if (json == null || json.isBlank()) {
			return MissingNode.getInstance();
		}
		try {
			return MAPPER.readTree(json);
		} catch (JsonProcessingException e) {
			return MissingNode.getInstance();
		}
	}

	static @Nullable String text(JsonNode node) {
		return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
	}

	static List<String> texts(JsonNode node) {
		List<String> texts = new ArrayList<>();
		for (JsonNode element : node) {
			String text = text(element);
			if (text != null && !texts.contains(text)) {
				texts.add(text);
			}
		}
		return texts;
	}

	/** A number, also in the form of a string, within the bounds; else null. */
	static @Nullable BigDecimal number(JsonNode node, BigDecimal min, BigDecimal max) {
		if (!node.isNumber() && !node.isTextual()) {
			return null;
		}
		try {
			var value = new BigDecimal(node.asText());
			return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? null : value;
		} catch (NumberFormatException e) {
			return null;
		}
	}

	static @Nullable Integer positive(JsonNode node) {
		return node.isInt() && node.intValue() > 0 ? Integer.valueOf(node.intValue()) : null;
	}

	static void write(JsonGenerator out, String name, List<String> values) throws IOException {
		if (!values.isEmpty()) {
			out.writeArrayFieldStart(name);
			for (String value : values) {
				out.writeString(value);
			}
			out.writeEndArray();
		}
	}

	static void write(JsonGenerator out, String name, @Nullable String value) throws IOException {
		if (value != null) {
			out.writeStringField(name, value);
		}
	}

	static void write(JsonGenerator out, String name, @Nullable BigDecimal value) throws IOException {
		if (value != null) {
			out.writeNumberField(name, value);
		}
	}

	static void write(JsonGenerator out, String name, @Nullable Integer value) throws IOException {
		if (value != null) {
			out.writeNumberField(name, value.intValue());
		}
	}

	/** Written only when it differs from the default, so that automatic options are an empty object. */
	static void write(JsonGenerator out, String name, boolean value, boolean byDefault) throws IOException {
		if (value != byDefault) {
			out.writeBooleanField(name, value);
		}
	}
}
