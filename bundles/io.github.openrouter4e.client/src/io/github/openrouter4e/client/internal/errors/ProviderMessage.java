package io.github.openrouter4e.client.internal.errors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.internal.json.Json;
import io.github.openrouter4e.client.internal.limits.Limits;

/**
 * Digs the sentence out of an error. Providers and gateways wrap it in JSON of every shape, and often wrap another
 * one's JSON, as a string, in their own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">Problem Details for HTTP APIs</a>
 */
@SuppressWarnings("nls") // wire names
final class ProviderMessage {
	private static final int DEEPEST = 6;
	private static final int LONGEST = 1000;
	/** Of a list of complaints about a request, as many are told. */
	private static final int MOST_LISTED = 3;
	private static final String[] MESSAGE_MEMBERS = {"message", "error_description", "error", "detail", "details",
			"msg", "errors", "error_message", "errorMessage", "error_msg", "errorMsg", "status_msg", "Message",
			"faultstring", "fault", "base_resp", "title", "description", "reason"};

	private ProviderMessage() {}

	/** @return null if there is nothing a user could read */
	static @Nullable String of(@Nullable String raw) {
		return raw == null ? null : findMessage(raw.strip(), 0);
	}

	/** @return null if there is nothing a user could read */
	static @Nullable String in(JsonNode error) {
		return findMessage(error, 0);
	}

	private static @Nullable String findMessage(String text, int depth) {
		String candidate = text.startsWith("data:") ? text.substring(5).strip() : text;
		if (candidate.startsWith("<") || candidate.isEmpty()) {
			return null;
		}
		int brace = candidate.startsWith("[") ? 0 : candidate.indexOf('{');
		if (brace < 0 || depth >= DEEPEST) {
			return shortened(candidate);
		}
		JsonNode json = parse(candidate.substring(brace));
		String inner = json == null ? null : findMessage(json, depth + 1);
		if (inner == null) {
			return shortened(candidate);
		}
		return inner;
	}

	private static @Nullable String findMessage(JsonNode node, int depth) {
		if (depth > DEEPEST) {
			return null;
		}
		if (node.isTextual()) {
			return findMessage(node.textValue().strip(), depth);
		}
		if (node.isArray()) {
			return list(node, depth);
		}
		for (String member : MESSAGE_MEMBERS) {
			JsonNode value = Json.member(node, member);
			String found = value == null || value.isBoolean() || value.isNumber()
					? null
					: findMessage(value, depth + 1);
			if (found == null && value != null && value.isObject()) {
				found = fields(value, depth + 1);
			}
			if (found != null) {
				return location(node) + found;
			}
		}
		return null;
	}

	private static @Nullable String list(JsonNode array, int depth) {
		List<String> found = new ArrayList<>();
		for (JsonNode element : array) {
			String text = findMessage(element, depth + 1);
			if (text != null && found.size() < MOST_LISTED) {
				found.add(text);
			}
		}
		return found.isEmpty() ? null : shortened(String.join("; ", found));
	}

	/** {@code {"model": ["is unknown"]}}: complaints by the name of what they are about. */
	private static @Nullable String fields(JsonNode object, int depth) {
		List<String> found = new ArrayList<>();
		for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext();) {
			Map.Entry<String, JsonNode> member = members.next();
			boolean words = member.getValue().isArray() || member.getValue().isTextual();
			String text = words ? findMessage(member.getValue(), depth + 1) : null;
			if (text != null && found.size() < MOST_LISTED) {
				found.add(member.getKey() + ": " + text);
			}
		}
		return found.isEmpty() ? null : shortened(String.join("; ", found));
	}

	/** Where in the request the fault is, as FastAPI tells it: {@code "loc": ["body", "messages", 0]}. */
	private static String location(JsonNode node) {
		JsonNode location = node.get("loc");
		if (location == null || !location.isArray()) {
			return "";
		}
		List<String> steps = new ArrayList<>();
		location.forEach(step -> steps.add(step.asText()));
		steps.remove("body");
		return steps.isEmpty() ? "" : String.join(".", steps) + ": ";
	}

	private static @Nullable JsonNode parse(String text) {
		try {
			JsonNode json = Json.mapper().readTree(text);
			return json.isContainerNode() ? json : null;
		} catch (IOException e) {
			return null; // cut off or no JSON at all: then the text itself is the message
		}
	}

	private static String shortened(String text) {
		return text.length() <= LONGEST ? text : Limits.beginning(text, LONGEST) + "…";
	}
}
