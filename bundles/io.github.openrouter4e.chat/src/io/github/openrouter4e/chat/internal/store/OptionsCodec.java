package io.github.openrouter4e.chat.internal.store;

import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.storage.Json;

/** The options of a conversation as JSON. */
@SuppressWarnings("nls") // file format
final class OptionsCodec {

	private OptionsCodec() {}

	static void put(ObjectNode node, ConversationOptions options) {
		Json.put(node, "model", options.model());
		Json.put(node, "system", options.systemPrompt());
		Json.put(node, "effort", options.reasoningEffort());
		Boolean web = options.webSearch();
		if (web != null) {
			node.put("web", web);
		}
		Json.put(node, "mode", options.mode());
		Json.putTexts(node, "scope", options.scope());
		if (!options.request().isEmpty()) {
			var request = node.putObject("request");
			new TreeMap<>(options.request().values()).forEach(request::put);
		}
	}

	static ConversationOptions options(JsonNode node) {
		return new ConversationOptions(Json.text(node, "model"), Json.text(node, "system"), Json.text(node, "effort"),
				node.has("web") ? Boolean.valueOf(node.path("web").asBoolean()) : null, Json.text(node, "mode"),
				Json.texts(node, "scope"), RequestOptions.read(node.path("request")));
	}
}
