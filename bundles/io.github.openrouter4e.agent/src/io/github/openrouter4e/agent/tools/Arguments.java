package io.github.openrouter4e.agent.tools;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.openrouter4e.chat.tools.ToolOutcome.Failed.Kind;

/**
 * The arguments of a call. Takes what models write when they mean the right thing, such as a number as text or a line feed
 * within a text, and refuses the rest with words that help the model to do better.
 */
@SuppressWarnings("nls") // JSON, and what the model is told
public final class Arguments {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
			.build();

	private final JsonNode object;

	private Arguments(JsonNode object) {
		this.object = object;
	}

	/** @throws ToolException if the text is no JSON object */
	public static Arguments of(String json) throws ToolException {
		try {
			var node = MAPPER.readTree(json);
			if (node.isTextual()) { // an object that was written as a text
				node = MAPPER.readTree(node.textValue());
			}
			if (node.isObject()) {
				return new Arguments(node);
			}
		} catch (JsonProcessingException e) {
			throw new ToolException(Kind.ARGUMENTS,
					"The arguments are not valid JSON: " + e.getOriginalMessage() + ". Call again with a JSON object.");
		} catch (IOException e) {
			throw new IllegalStateException(e); // a text does not fail to be read
		}
		throw new ToolException(Kind.ARGUMENTS, "The arguments must be a JSON object.");
	}

	/**
	 * A text that must be there.
	 *
	 * @throws ToolException if it is not
	 */
	public String text(String name) throws ToolException {
		var text = optionalText(name);
		if (text == null) {
			throw new ToolException(Kind.ARGUMENTS, "The argument \"" + name + "\" is missing.");
		}
		return text;
	}

	/** A text; null if it is missing or empty. */
	public @Nullable String optionalText(String name) throws ToolException {
		var value = object.get(name);
		if (value == null || value.isNull()) {
			return null;
		}
		if (!value.isValueNode()) {
			throw new ToolException(Kind.ARGUMENTS, "The argument \"" + name + "\" must be a text.");
		}
		var text = value.asText();
		return text.isEmpty() ? null : text;
	}

	/** A text, empty if it is missing. */
	public String textOrEmpty(String name) throws ToolException {
		var text = optionalText(name);
		return text == null ? "" : text;
	}

	/**
	 * A list of objects; one that is not in a list is a list of one.
	 *
	 * @throws ToolException if there is none
	 */
	public List<Arguments> objects(String name) throws ToolException {
		var value = object.get(name);
		if (value != null && value.isTextual()) { // a list that was written as a text
			value = of("{\"list\":" + value.textValue() + "}").object.get("list");
		}
		var objects = new ArrayList<Arguments>();
		if (value != null && value.isObject()) {
			objects.add(new Arguments(value));
		} else if (value != null && value.isArray()) {
			for (var element : value) {
				if (!element.isObject()) {
					throw new ToolException(Kind.ARGUMENTS, "The argument \"" + name + "\" must be a list of objects.");
				}
				objects.add(new Arguments(element));
			}
		}
		if (objects.isEmpty()) {
			throw new ToolException(Kind.ARGUMENTS, "The argument \"" + name + "\" must be a list of objects.");
		}
		return objects;
	}

	/** A list of texts; empty if it is missing. One that is not in a list is a list of one. */
	public List<String> texts(String name) throws ToolException {
		var value = object.get(name);
		if (value != null && value.isTextual() && value.textValue().strip().startsWith("[")) { // a list as a text
			value = of("{\"list\":" + value.textValue() + "}").object.get("list");
		}
		var texts = new ArrayList<String>();
		if (value != null && value.isArray()) {
			value.forEach(element -> texts.add(element.isValueNode() ? element.asText() : element.toString()));
		} else if (value != null && value.isValueNode() && !value.isNull()) {
			texts.add(value.asText());
		}
		return texts;
	}

	/**
	 * A whole number.
	 *
	 * @param otherwise what counts if it is missing
	 * @throws ToolException if it is no number, or outside of the range
	 */
	public int number(String name, int otherwise, int min, int max) throws ToolException {
		var text = optionalText(name);
		if (text == null) {
			return otherwise;
		}
		try {
			var number = Math.toIntExact(Math.round(Double.parseDouble(text.strip())));
			if (number >= min && number <= max) {
				return number;
			}
		} catch (@SuppressWarnings("unused") NumberFormatException | ArithmeticException e) {
			// told below
		}
		throw new ToolException(Kind.ARGUMENTS,
				"The argument \"" + name + "\" must be a whole number from " + min + " to " + max + ".");
	}

	/** @throws ToolException if it is there and neither true nor false */
	public boolean flag(String name) throws ToolException {
		var text = optionalText(name);
		return switch (text == null ? "false" : text.strip().toLowerCase(Locale.ROOT)) {
			case "true", "yes", "1" -> true;
			case "false", "no", "0" -> false;
			default -> throw new ToolException(Kind.ARGUMENTS,
					"The argument \"" + name + "\" must be true or false.");
		};
	}
}
