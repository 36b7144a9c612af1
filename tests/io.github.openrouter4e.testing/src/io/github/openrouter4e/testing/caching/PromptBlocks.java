package io.github.openrouter4e.testing.caching;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.testing.wire.Json;
import io.github.openrouter4e.testing.wire.Tokens;

/** Divides a request into blocks in the order in which providers put a prompt together: tools, then messages. */
final class PromptBlocks {

	private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
	private static final Duration ONE_HOUR = Duration.ofHours(1);

	private static final String TEXT = "text:";

	private final List<PromptBlock> blocks = new ArrayList<>();

	private PromptBlocks() {}

	static List<PromptBlock> of(JsonNode request) {
		PromptBlocks result = new PromptBlocks();
		for (JsonNode tool : request.path("tools")) {
			result.add("tool", Json.write(Tokens.withoutMark(tool)), Tokens.ofTool(tool), tool);
		}
		for (JsonNode message : request.path("messages")) {
			result.addMessage(message);
		}
		if (request.has("cache_control")) { // the mark of the whole request moves with its end
			PromptBlock last = result.blocks.removeLast();
			result.blocks.add(new PromptBlock(last.text(), last.tokens(), last.divisible(), lifetime(request)));
		}
		return result.blocks;
	}

	private void addMessage(JsonNode message) {
		String role = message.path("role").asText() + message.path("tool_call_id").asText("");
		long overhead = Tokens.PER_MESSAGE;
		JsonNode content = message.path("content");
		if (content.isTextual()) {
			add(role, TEXT + content.textValue(), overhead + Tokens.of(content.textValue().length()), null);
			overhead = 0;
		}
		for (JsonNode part : content) {
			String text = part.has("text") ? TEXT + part.get("text").asText() : Json.write(Tokens.withoutMark(part));
			add(role, text, overhead + Tokens.ofPart(part), part);
			overhead = 0;
		}
		if (message.has("tool_calls")) {
			String calls = Json.write(message.get("tool_calls"));
			add(role, calls, overhead + Tokens.of(calls.length()), null);
		}
	}

	private void add(String role, String text, long tokens, JsonNode markedBy) {
		Duration mark = markedBy == null || !markedBy.has("cache_control") ? null : lifetime(markedBy);
		blocks.add(new PromptBlock(role + '\n' + text, tokens, text.startsWith(TEXT), mark));
	}

	private static Duration lifetime(JsonNode marked) {
		return marked.at("/cache_control/ttl").asText("5m").equals("1h") ? ONE_HOUR : FIVE_MINUTES;
	}
}
