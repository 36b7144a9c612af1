package io.github.openrouter4e.chat.internal.request;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The arguments of a tool call, as a model wrote them: meant to be a JSON object. Two frequent mistakes that leave no doubt
 * about what is meant are forgiven: line breaks within strings, and the object once more in a string. Everything else, such
 * as a cut object or two of them, is not.
 *
 * @param object the object as proper JSON; {@code null} if there is none
 * @param fault  what is wrong and where, for the model; empty if nothing is
 */
@SuppressWarnings("nls") // what the model is told
public record ToolArguments(@Nullable String object, String fault) {

	private static final int MAX_TEXT = 1 << 25;
	private static final ObjectMapper STRICT = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxStringLength(MAX_TEXT).maxNestingDepth(64).build())
			.build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
	private static final ObjectMapper LENIENT = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
			.enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).streamReadConstraints(
					StreamReadConstraints.builder().maxStringLength(MAX_TEXT).maxNestingDepth(64).build())
			.build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

	/** Reads what a model wrote. */
	public static ToolArguments of(String text) {
		try {
			if (STRICT.readTree(text).isObject()) {
				return new ToolArguments(text, ""); // as it is: it is sent back, and caches compare bytes
			}
		} catch (@SuppressWarnings("unused") JsonProcessingException e) {
			// once more below
		}
		try {
			JsonNode node = LENIENT.readTree(text);
			JsonNode inner = node.isTextual() ? LENIENT.readTree(node.textValue()) : node;
			return inner.isObject()
					? new ToolArguments(inner.toString(), "")
					: new ToolArguments(null, "not a JSON object");
		} catch (JsonProcessingException e) {
			return new ToolArguments(null, where(e));
		}
	}

	private static String where(JsonProcessingException e) {
		JsonLocation at = e.getLocation();
		String what = e.getOriginalMessage();
		return at == null ? what : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what;
	}
}
