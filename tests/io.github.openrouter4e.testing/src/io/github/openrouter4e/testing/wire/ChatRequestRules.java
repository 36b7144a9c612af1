package io.github.openrouter4e.testing.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Whether a chat request is what OpenRouter describes: members that it does not have, values of other types or beyond their
 * limits. OpenRouter itself ignores what it does not know, so that a misspelt member would go unnoticed there. What it takes is
 * in {@code chat-request.json}.
 */
public final class ChatRequestRules {

	private static final JsonNode RULES = read();

	private final List<String> problems = new ArrayList<>();

	private ChatRequestRules() {}

	/** What is wrong with a request, each with its place; empty if nothing is. */
	public static List<String> problems(JsonNode request) {
		var rules = new ChatRequestRules();
		rules.check(request, RULES, "");
		return rules.problems;
	}

	private static JsonNode read() {
		try (InputStream in = ChatRequestRules.class.getResourceAsStream("chat-request.json")) {
			return new ObjectMapper().readTree(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void check(JsonNode value, JsonNode rule, String place) {
		if (rule.has("$")) {
			check(value, RULES.path("shared").path(rule.path("$").asText()), place);
		} else if (rule.has("by")) {
			String kind = value.path(rule.path("by").asText()).asText();
			JsonNode chosen = rule.path("of").path(kind);
			if (chosen.isMissingNode()) {
				problems.add(place + ": " + rule.path("by").asText() + " is '" + kind + "'");
			} else {
				check(value, chosen, place);
			}
		} else if (hasType(value, rule)) {
			checkLimits(value, rule, place);
			if (value.isArray()) {
				for (int i = 0; i < value.size(); i++) {
					check(value.get(i), rule.path("items"), place + '[' + i + ']');
				}
			} else if (value.isObject()) {
				checkMembers(value, rule, place);
			}
		} else {
			problems.add(place + ": " + value.getNodeType() + " is of another type");
		}
	}

	private static boolean hasType(JsonNode value, JsonNode rule) {
		if (rule.has("types")) {
			for (JsonNode type : rule.path("types")) {
				if (is(value, type.asText())) {
					return true;
				}
			}
			return false;
		}
		return is(value, rule.path("type").asText("string")); // as enumerations are
	}

	private static boolean is(JsonNode value, String type) {
		return switch (type) {
			case "string" -> value.isTextual();
			case "boolean" -> value.isBoolean();
			case "integer" -> value.isIntegralNumber();
			case "number" -> value.isNumber();
			case "null" -> value.isNull();
			case "array" -> value.isArray();
			case "object" -> value.isObject();
			default -> throw new IllegalStateException("no type: " + type);
		};
	}

	private void checkLimits(JsonNode value, JsonNode rule, String place) {
		boolean listed = !value.isTextual() || !rule.has("enum");
		for (JsonNode allowed : rule.path("enum")) {
			listed |= allowed.equals(value);
		}
		boolean within = listed
				&& (!value.isTextual() || value.asText().length() <= rule.path("maxLength").asInt(Integer.MAX_VALUE))
				&& (!value.isNumber() || value.asDouble() >= rule.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
						&& value.asDouble() <= rule.path("maximum").asDouble(Double.POSITIVE_INFINITY))
				&& (!value.isArray() || value.size() >= rule.path("minItems").asInt(0)
						&& value.size() <= rule.path("maxItems").asInt(Integer.MAX_VALUE));
		if (!within) {
			problems.add(place + ": " + value + " is not allowed");
		}
	}

	private void checkMembers(JsonNode value, JsonNode rule, String place) {
		for (JsonNode name : rule.path("required")) {
			if (!value.has(name.asText())) {
				problems.add(place + ": has no " + name.asText());
			}
		}
		for (Map.Entry<String, JsonNode> member : value.properties()) {
			JsonNode known = rule.path("properties").path(member.getKey());
			if (!known.isMissingNode()) {
				check(member.getValue(), known, place + '.' + member.getKey());
			} else if (!rule.path("open").asBoolean()) {
				problems.add(place + '.' + member.getKey() + ": there is no such member");
			}
		}
	}
}
