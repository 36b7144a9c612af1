package io.github.openrouter4e.chat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.storage.Json;

/**
 * What a JSON schema must be so that a model can answer by it. Only what is wrong for every provider is a problem: which
 * keywords they follow differs, and grows. Stateless.
 *
 * @see <a href="https://openrouter.ai/docs/features/structured-outputs">Structured outputs</a>
 */
@SuppressWarnings("nls") // JSON Schema keywords
public final class AnswerSchemas {

	/** It goes along with every request; more characters than this are hardly meant. */
	static final int LONGEST = 100_000;
	private static final int LONGEST_NAME = 64;
	private static final Set<String> TYPES = Set.of("object", "array", "string", "number", "integer", "boolean",
			"null");
	/** Keywords that hold a schema, an array of schemas, or schemas by name. */
	private static final List<String> ONE = List.of("items", "additionalProperties", "not", "contains");
	private static final List<String> SEVERAL = List.of("anyOf", "oneOf", "allOf", "prefixItems");
	private static final List<String> NAMED = List.of("properties", "$defs", "definitions");

	/** What is wrong with a schema. */
	public enum Fault {
		/** No JSON; the place says where it breaks off. */
		NO_JSON,
		/** JSON, but no object, or one of another type than {@code object}. */
		NO_OBJECT,
		/** More characters than a schema may have. */
		TOO_LONG,
		/** A keyword has a value of the wrong kind. */
		BAD_KEYWORD,
		/** A type that JSON does not have. */
		UNKNOWN_TYPE,
		/** {@code required} names a property that is not described. */
		UNKNOWN_PROPERTY,
		/** A {@code $ref} leads nowhere. */
		UNKNOWN_REFERENCE
	}

	/**
	 * The first thing that is wrong.
	 *
	 * @param place a JSON pointer with the wrong value, as {@code /properties/name}; line and column as {@code 3:17} if it is
	 *              no JSON; "" for the whole
	 */
	public record Problem(Fault fault, String place) {
	}

	private static final class ProblemFound extends Exception {
		private static final long serialVersionUID = 1L;
		private final transient Problem problem;

		ProblemFound(Fault fault, String place) {
			super(fault + " " + place, null, false, false);
			problem = new Problem(fault, place);
		}
	}

	private AnswerSchemas() {}

	/** @return null if it can be sent */
	public static @Nullable Problem problem(String schema) {
		if (schema.length() > LONGEST) {
			return new Problem(Fault.TOO_LONG, "");
		}
		try {
			JsonNode root = read(schema);
			if (!root.isObject() || !"object".equals(Json.text(root, "type"))) {
				return new Problem(Fault.NO_OBJECT, "");
			}
			check(root, "", root);
			return null;
		} catch (JsonProcessingException e) {
			var where = e.getLocation();
			return new Problem(Fault.NO_JSON, where == null ? "" : where.getLineNr() + ":" + where.getColumnNr());
		} catch (@SuppressWarnings("unused") IOException e) {
			return new Problem(Fault.NO_JSON, "");
		} catch (ProblemFound e) {
			return e.problem;
		}
	}

	/**
	 * Whether providers can hold the model to the schema: each object has {@code additionalProperties} false and requires all
	 * its properties. They refuse a request that asks for this with another schema.
	 *
	 * @param schema without {@link #problem}
	 */
	public static boolean isStrict(String schema) {
		try {
			return isStrict(read(schema));
		} catch (@SuppressWarnings("unused") IOException e) {
			return false;
		}
	}

	/** A name for a schema as the API takes it, as near to this text as can be. */
	public static String name(String text) {
		String name = text.strip().replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^_+|_+$", "");
		return name.isEmpty() ? "answer" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
	}

	/** Also what follows the first value is read, as it would make the request unreadable. */
	private static JsonNode read(String schema) throws IOException {
		try (var parser = Json.mapper().createParser(schema)) {
			JsonNode root = parser.readValueAsTree();
			if (parser.nextToken() != null) {
				throw new com.fasterxml.jackson.core.JsonParseException(parser, "more than one value");
			}
			return root == null ? Json.object().nullNode() : root;
		}
	}

	private static void check(JsonNode schema, String place, JsonNode root) throws ProblemFound {
		if (schema.isBoolean()) {
			return; // anything, or nothing
		}
		require(schema.isObject(), place);
		checkTypes(schema.path("type"), place + "/type");
		JsonNode reference = schema.path("$ref");
		if (!reference.isMissingNode() && !leadsSomewhere(reference, root)) {
			throw new ProblemFound(Fault.UNKNOWN_REFERENCE, place + "/$ref");
		}
		JsonNode values = schema.path("enum");
		require(values.isMissingNode() || values.isArray() && !values.isEmpty(), place + "/enum");
		for (String keyword : ONE) {
			if (schema.has(keyword)) {
				check(schema.get(keyword), place + '/' + keyword, root);
			}
		}
		for (String keyword : SEVERAL) {
			JsonNode list = schema.path(keyword);
			require(list.isMissingNode() || list.isArray() && !list.isEmpty(), place + '/' + keyword);
			for (int i = 0; i < list.size(); i++) {
				check(list.get(i), place + '/' + keyword + '/' + i, root);
			}
		}
		for (String keyword : NAMED) {
			JsonNode named = schema.path(keyword);
			require(named.isMissingNode() || named.isObject(), place + '/' + keyword);
			for (var entry : named.properties()) {
				check(entry.getValue(), place + '/' + keyword + '/' + pointer(entry.getKey()), root);
			}
		}
		checkRequired(schema, place);
	}

	private static void checkTypes(JsonNode type, String place) throws ProblemFound {
		if (type.isMissingNode()) {
			return;
		}
		require(type.isTextual() || type.isArray() && !type.isEmpty(), place);
		for (JsonNode each : type.isArray() ? type : List.of(type)) {
			require(each.isTextual(), place);
			if (!TYPES.contains(each.textValue())) {
				throw new ProblemFound(Fault.UNKNOWN_TYPE, place);
			}
		}
	}

	private static void checkRequired(JsonNode schema, String place) throws ProblemFound {
		JsonNode required = schema.path("required");
		require(required.isMissingNode() || required.isArray(), place + "/required");
		for (int i = 0; i < required.size(); i++) {
			require(required.get(i).isTextual(), place + "/required/" + i);
			if (!schema.path("properties").has(required.get(i).textValue())) {
				throw new ProblemFound(Fault.UNKNOWN_PROPERTY, place + "/required/" + i);
			}
		}
	}

	private static boolean leadsSomewhere(JsonNode reference, JsonNode root) {
		String target = reference.isTextual() ? reference.textValue() : "";
		if (target.equals("#")) {
			return true;
		}
		return target.startsWith("#/") && !root.at(target.substring(1)).isMissingNode();
	}

	private static void require(boolean condition, String place) throws ProblemFound {
		if (!condition) {
			throw new ProblemFound(Fault.BAD_KEYWORD, place);
		}
	}

	private static String pointer(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	private static boolean isStrict(JsonNode schema) {
		if (schema.isBoolean()) {
			return false; // describes nothing
		}
		JsonNode properties = schema.path("properties");
		boolean isObject = properties.isObject() || schema.path("type").asText().equals("object");
		if (isObject) {
			Set<String> required = new HashSet<>(Json.texts(schema, "required"));
			boolean closed = schema.path("additionalProperties").isBoolean()
					&& !schema.path("additionalProperties").booleanValue();
			if (!closed || properties.properties().stream().anyMatch(each -> !required.contains(each.getKey()))) {
				return false;
			}
		}
		return ONE.stream().filter(keyword -> !keyword.equals("additionalProperties") && schema.has(keyword))
				.allMatch(keyword -> isStrict(schema.get(keyword)))
				&& SEVERAL.stream().allMatch(keyword -> areStrict(schema.path(keyword)))
				&& NAMED.stream().allMatch(keyword -> areStrict(schema.path(keyword)));
	}

	private static boolean areStrict(JsonNode schemas) {
		for (JsonNode schema : schemas) {
			if (!isStrict(schema)) {
				return false;
			}
		}
		return true;
	}
}
