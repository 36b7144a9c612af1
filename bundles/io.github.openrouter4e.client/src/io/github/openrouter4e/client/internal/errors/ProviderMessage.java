package io.github.openrouter4e.client.internal.errors;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.client.internal.json.Json;

/**
 * Digs the sentence out of a provider's error. Providers wrap it in JSON of every shape, and often wrap another
 * provider's JSON, as a string, in their own.
 */
@SuppressWarnings("nls") // wire names
final class ProviderMessage {
	private static final int DEEPEST = 5;
	private static final int LONGEST = 1000;
	private static final String[] MESSAGE_MEMBERS = {"message", "error", "detail", "details", "msg", "errors",
			"error_message", "title"};

	private ProviderMessage() {}

	/** @return null if there is nothing a person could read */
	static @Nullable String of(@Nullable String raw) {
		return raw == null ? null : dig(raw.strip(), 0);
	}

	private static @Nullable String dig(String text, int depth) {
		String candidate = text.startsWith("data:") ? text.substring(5).strip() : text;
		if (candidate.startsWith("<") || candidate.isEmpty()) {
			return null;
		}
		int brace = candidate.startsWith("[") ? 0 : candidate.indexOf('{');
		if (brace < 0 || depth == DEEPEST) {
			return shortened(candidate);
		}
		JsonNode json = parse(candidate.substring(brace));
		String inner = json == null ? null : dig(json, depth + 1);
		if (inner == null) {
			return shortened(candidate);
		}
		return inner;
	}

	private static @Nullable String dig(JsonNode node, int depth) {
		if (depth > DEEPEST) {
			return null;
		}
		if (node.isTextual()) {
			return dig(node.textValue().strip(), depth);
		}
		if (node.isArray()) {
			return node.isEmpty() ? null : dig(node.get(0), depth + 1);
		}
		for (String member : MESSAGE_MEMBERS) {
			JsonNode value = Json.member(node, member);
			String found = value == null ? null : dig(value, depth + 1);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static @Nullable JsonNode parse(String text) {
		try {
			JsonNode json = Json.MAPPER.readTree(text);
			return json.isContainerNode() ? json : null;
		} catch (IOException e) {
			return null; // cut off or no JSON at all: then the text itself is the message
		}
	}

	private static String shortened(String text) {
		return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
	}
}
