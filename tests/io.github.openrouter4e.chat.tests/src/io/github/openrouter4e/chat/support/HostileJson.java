package io.github.openrouter4e.chat.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes JSON as somebody would who wants to do harm, or an editor that does not know the format. */
public final class HostileJson {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final Random random;

	public HostileJson(Random random) {
		this.random = random;
	}

	/** Changes one value of a list of records, its place or its presence. */
	public void mutate(ArrayNode records) {
		if (records.isEmpty()) {
			return;
		}
		int at = random.nextInt(records.size());
		switch (random.nextInt(8)) {
			case 0 -> records.remove(at);
			case 1 -> records.insert(random.nextInt(records.size()), records.get(at).deepCopy());
			case 2 -> records.insert(random.nextInt(records.size()), records.remove(at));
			case 3 -> records.set(at, hostile());
			default -> change(records.get(at), records);
		}
	}

	private void change(JsonNode node, ArrayNode records) {
		List<ObjectNode> objects = new ArrayList<>();
		collect(node, objects);
		if (objects.isEmpty()) {
			return;
		}
		ObjectNode object = objects.get(random.nextInt(objects.size()));
		List<String> names = new ArrayList<>();
		object.fieldNames().forEachRemaining(names::add);
		if (names.isEmpty()) {
			return;
		}
		String name = names.get(random.nextInt(names.size()));
		switch (random.nextInt(6)) {
			case 0 -> object.remove(name);
			case 1 -> object.set(random.nextBoolean() ? "p" : "id", id(records));
			default -> object.set(name, hostile());
		}
	}

	private JsonNode id(ArrayNode records) {
		JsonNode other = records.get(random.nextInt(records.size())).path("id");
		return other.isTextual() ? other : hostile();
	}

	private static void collect(JsonNode node, List<ObjectNode> objects) {
		if (node instanceof ObjectNode object) {
			objects.add(object);
		}
		node.forEach(child -> collect(child, objects));
	}

	private JsonNode hostile() {
		List<JsonNode> values = List.of(NODES.textNode(""), NODES.textNode("CON"), NODES.textNode("../../x"),
				NODES.textNode("a\u0000b"), NODES.textNode("\ud800"), NODES.textNode("1E+50000000"),
				NODES.textNode("+1000000000-12-31T23:59:59Z"), NODES.textNode("9999-12-31T23:59:59Z"),
				NODES.textNode("-1000000000-01-01T00:00:00Z"), NODES.textNode("x".repeat(5000)), NODES.nullNode(),
				NODES.numberNode(-1), NODES.numberNode(Long.MAX_VALUE), NODES.numberNode(Integer.MIN_VALUE),
				NODES.numberNode(BigInteger.TEN.pow(100)), NODES.numberNode(new BigDecimal("1E+5000")),
				NODES.booleanNode(true), NODES.arrayNode(), NODES.objectNode(), NODES.arrayNode().addArray().addArray(),
				NODES.objectNode().put("t", "question"));
		return values.get(random.nextInt(values.size())).deepCopy();
	}
}
