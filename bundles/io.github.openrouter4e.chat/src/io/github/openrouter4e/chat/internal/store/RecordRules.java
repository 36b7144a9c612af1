package io.github.openrouter4e.chat.internal.store;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.storage.Json;

/**
 * What a record from outside may hold: the fields that we know have the type and range that we write. Reading a file of the
 * history takes whatever else stands there for absent; the ranges are those of {@link Json} and the codecs. Kinds of records
 * and fields that we do not know pass, as a newer version may have written them.
 */
@SuppressWarnings("nls") // file format
final class RecordRules {

	private static final int MAX_WORD = 1000;

	private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
	private static final Predicate<JsonNode> WORD = value -> value.isTextual()
			&& value.textValue().length() <= MAX_WORD;
	private static final Predicate<JsonNode> FLAG = JsonNode::isBoolean;
	private static final Predicate<JsonNode> INDEX = value -> value.canConvertToInt() && value.isIntegralNumber()
			&& value.intValue() >= 0;
	private static final Predicate<JsonNode> COUNT = value -> value.canConvertToLong() && value.isIntegralNumber()
			&& value.longValue() >= 0 && value.longValue() <= CostCodec.MAX_TOKENS;
	private static final Predicate<JsonNode> TIME = value -> Json.instant(one(value), "x") != null;
	private static final Predicate<JsonNode> MILLIS = value -> Json.millis(one(value), "x") != null;
	private static final Predicate<JsonNode> AMOUNT = value -> Json.decimal(one(value), "x") != null;
	private static final Predicate<JsonNode> TEXTS = value -> value.isArray() && all(value, TEXT);

	private static final Map<String, Predicate<JsonNode>> TOKENS = Map.of("prompt", COUNT, "cached", COUNT, "written",
			COUNT, "completion", COUNT, "reasoning", COUNT, "spoken", COUNT);
	private static final Map<String, Predicate<JsonNode>> COST = Map.of("kind", WORD, "credits", AMOUNT, "byok", FLAG,
			"billKind", WORD, "bill", AMOUNT, "saved", AMOUNT);
	private static final Map<String, Predicate<JsonNode>> FAILURE = Map.of("kind", WORD, "message", TEXT, "nextStep",
			WORD, "provider", WORD, "reason", WORD, "subject", WORD, "status", INDEX, "affordable", INDEX, "retryAt",
			TIME);
	private static final Map<String, Predicate<JsonNode>> CITATION = Map.of("url", TEXT, "title", TEXT, "start", INDEX,
			"end", INDEX);
	private static final Map<String, Predicate<JsonNode>> CALL = Map.of("id", WORD, "name", WORD, "arguments", TEXT);
	private static final Map<String, Predicate<JsonNode>> TOOL_PART = Map.of("text", TEXT, "image", TEXT);
	private static final Map<String, Predicate<JsonNode>> VIEW = Map.of("type", WORD, "data", TEXT);
	private static final Map<String, Predicate<JsonNode>> ATTACHMENT = Map.of("name", WORD, "kind", WORD, "text", TEXT,
			"mediaType", WORD, "blob", WORD);

	private static final Map<String, Predicate<JsonNode>> PROMPT = Map.of("text", TEXT, "attachments",
			listOf(ATTACHMENT), "held", FLAG, "question", WORD, "at", TIME);
	private static final Map<String, Predicate<JsonNode>> PART = Map.ofEntries(Map.entry("state", WORD),
			Map.entry("failure", fields(FAILURE)), Map.entry("textEnd", INDEX), Map.entry("reasoningEnd", INDEX),
			Map.entry("generation", WORD), Map.entry("model", WORD), Map.entry("provider", WORD),
			Map.entry("finish", WORD), Map.entry("nativeFinish", WORD), Map.entry("tokens", fields(TOKENS)),
			Map.entry("cost", fields(COST)), Map.entry("calls", listOf(CALL)), Map.entry("details", TEXTS),
			Map.entry("annotations", TEXTS), Map.entry("routing", TEXT), Map.entry("firstToken", MILLIS),
			Map.entry("duration", MILLIS));

	private static final Map<String, Map<String, Predicate<JsonNode>>> RECORDS = Map.ofEntries(
			Map.entry("conversation", Map.of("at", TIME, "format", INDEX)), Map.entry("question", PROMPT),
			Map.entry("queue", PROMPT), Map.entry("unqueue", Map.of()), Map.entry("blob", Map.of("data", TEXT)),
			Map.entry("answer", Map.of("at", TIME, "model", WORD)),
			Map.entry("leaveOut", Map.of("attachment", INDEX)),
			Map.entry("started", Map.of("generation", WORD, "model", WORD, "provider", WORD)),
			Map.entry("piece",
					Map.of("text", TEXT, "reasoning", TEXT, "citations", listOf(CITATION), "images", TEXTS,
							"audio", TEXT)),
			Map.entry("part", PART), Map.entry("again", Map.of()),
			Map.entry("resumed", Map.of()),
			Map.entry("cost", Map.of("part", INDEX, "cost", fields(COST), "tokens", fields(TOKENS))),
			Map.entry("toolBegun", Map.of("at", TIME, "call", WORD, "tool", WORD)),
			Map.entry("tool",
					Map.of("at", TIME, "call", WORD, "tool", WORD, "content", TEXT, "failed", FLAG, "kind", WORD,
							"parts", listOf(TOOL_PART), "view", fields(VIEW), "reason", TEXT, "duration", MILLIS)),
			Map.entry("active", Map.of()), Map.entry("delete", Map.of()), Map.entry("restore", Map.of()),
			Map.entry("title", Map.of("title", WORD, "automatic", FLAG)), Map.entry("pin", Map.of("pinned", FLAG)),
			Map.entry("condensed", Map.of("last", WORD, "text", TEXT)),
			Map.entry("options", Map.of("model", WORD, "system", TEXT, "effort", WORD, "web", FLAG, "mode",
					WORD, "scope", TEXTS)));

	/** What a record cannot do without, beside its id. */
	private static final Map<String, Set<String>> NEEDED = Map.of("conversation", Set.of("at"), "question",
			Set.of("at", "text"), "answer", Set.of("at"), "tool", Set.of("at", "content"), "toolBegun", Set.of("at"),
			"blob", Set.of("data"),
			"queue", Set.of("text"), "condensed", Set.of("last", "text"), "title", Set.of("title"), "pin",
			Set.of("pinned"));

	private static final Set<String> WITHOUT_ID = Set.of("title", "pin", "options");

	private RecordRules() {}

	/** What is wrong with a record, for developers; {@code null} if nothing is. */
	static @Nullable String fault(String type, ObjectNode record) {
		if (type.isEmpty() || type.length() > MAX_WORD) {
			return "no type";
		}
		if (!RECORDS.containsKey(type)) {
			return null;
		}
		JsonNode parent = record.get("p");
		if (!WITHOUT_ID.contains(type) && !isId(record.get("id")) || parent != null && !isId(parent)) {
			return "no id";
		}
		for (String name : NEEDED.getOrDefault(type, Set.of())) {
			if (!record.has(name)) {
				return "no " + name;
			}
		}
		return isWrong(record, RECORDS.getOrDefault(type, Map.of()));
	}

	private static boolean isId(@Nullable JsonNode value) {
		return value != null && value.isTextual() && HistoryRules.isTurnId(value.textValue());
	}

	/** The name of a field that is wrong. */
	private static @Nullable String isWrong(JsonNode object, Map<String, Predicate<JsonNode>> fields) {
		for (Map.Entry<String, Predicate<JsonNode>> field : fields.entrySet()) {
			JsonNode value = object.get(field.getKey());
			if (value != null && !field.getValue().test(value)) {
				return field.getKey();
			}
		}
		return null;
	}

	private static Predicate<JsonNode> fields(Map<String, Predicate<JsonNode>> fields) {
		return value -> value.isObject() && isWrong(value, fields) == null;
	}

	private static Predicate<JsonNode> listOf(Map<String, Predicate<JsonNode>> fields) {
		return value -> value.isArray() && all(value, fields(fields));
	}

	private static boolean all(JsonNode array, Predicate<JsonNode> rule) {
		for (JsonNode element : array) {
			if (!rule.test(element)) {
				return false;
			}
		}
		return true;
	}

	private static JsonNode one(JsonNode value) {
		return Json.object().set("x", value);
	}
}
