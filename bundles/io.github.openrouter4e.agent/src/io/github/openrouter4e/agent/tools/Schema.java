package io.github.openrouter4e.agent.tools;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.storage.Json;

/**
 * The JSON Schema of a tool's arguments: a flat object without additional properties, which all providers understand. Always
 * the same text for the same calls.
 */
@SuppressWarnings("nls") // JSON Schema
public final class Schema {

	private final ObjectNode properties = Json.object();
	private final ArrayNode required = Json.object().putArray("required");

	/** A text that must be there. */
	public Schema required(String name, String description) {
		required.add(name);
		return text(name, description);
	}

	/** A text. */
	public Schema text(String name, String description) {
		return property(name, "string", description);
	}

	/** A whole number. */
	public Schema number(String name, String description) {
		return property(name, "integer", description);
	}

	/** True or false. */
	public Schema flag(String name, String description) {
		return property(name, "boolean", description);
	}

	/** One of these words. */
	public Schema choice(String name, String description, List<String> words) {
		property(name, "string", description);
		var values = properties.withObject("/" + name).putArray("enum");
		words.forEach(values::add);
		return this;
	}

	/** A list of texts. */
	public Schema texts(String name, String description) {
		property(name, "array", description);
		properties.withObject("/" + name).putObject("items").put("type", "string");
		return this;
	}

	/** A list of objects, which must be there. */
	public Schema objects(String name, String description, Schema each) {
		required.add(name);
		property(name, "array", description);
		properties.withObject("/" + name).set("items", each.object());
		return this;
	}

	private Schema property(String name, String type, String description) {
		properties.putObject(name).put("type", type).put("description", description);
		return this;
	}

	/** As it is sent. */
	public RawJson json() {
		return new RawJson(Json.text(object()));
	}

	private ObjectNode object() {
		var schema = Json.object();
		schema.put("type", "object");
		schema.set("properties", properties);
		if (!required.isEmpty()) {
			schema.set("required", required);
		}
		schema.put("additionalProperties", false);
		return schema;
	}
}
