package io.github.openrouter4e.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the history writes it. Reading never fails on what is missing or of another type: it is absent then. */
@SuppressWarnings("nls") // file format
public final class Json {

	/** Characters of a text: more than the largest attachment has in Base64. */
	private static final int MAX_TEXT = 1 << 25;
	/** Attachments are long strings. */
	private static final ObjectMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT)
					.maxNestingDepth(64).build())
			.build()).build();
	/** No amount of money has more digits, before or behind the point. */
	private static final int MAX_DIGITS = 40;
	private static final Duration MAX_DURATION = Duration.ofDays(3650);
	private static final Instant FIRST = Instant.EPOCH;
	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	private Json() {}

	/** An object whose field {@code t} is {@code type}. */
	public static ObjectNode object(String type) {
		return MAPPER.createObjectNode().put("t", type);
	}

	/** An object without fields. */
	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	/** UTF-8, on one line. */
	public static byte[] bytes(JsonNode node) {
		try {
			return MAPPER.writeValueAsBytes(node);
		} catch (@SuppressWarnings("unused") JsonProcessingException e) {
			return escapedBytes(node);
		}
	}

	/** Half a surrogate pair, which a text may end with when it is received in pieces, has no form in UTF-8. */
	@SuppressWarnings("deprecation") // the new name is in a package that the oldest version supported does not need
	static byte[] escapedBytes(JsonNode node) {
		try {
			return MAPPER.writer().with(com.fasterxml.jackson.core.JsonGenerator.Feature.ESCAPE_NON_ASCII)
					.writeValueAsBytes(node);
		} catch (JsonProcessingException e) {
			throw new UncheckedIOException(e); // a tree can always be written
		}
	}

	/** Compact text. */
	public static String text(JsonNode node) {
		return node.toString();
	}

	/** Reads an object or another value. */
	public static JsonNode parse(byte[] bytes, int start, int length) throws IOException {
		return MAPPER.readTree(bytes, start, length);
	}

	/** Reads an object from an intact line; one that is no JSON, which we did not write, holds nothing. */
	public static JsonNode parseOurs(byte[] bytes, int start, int length) throws IOException {
		try {
			return parse(bytes, start, length);
		} catch (@SuppressWarnings("unused") JsonProcessingException e) {
			return object();
		}
	}

	/** Reads a value from a text. */
	public static JsonNode parse(String text) throws IOException {
		return MAPPER.readTree(text);
	}

	/**
	 * As {@link Instant#parse}, which takes longer than the rest of a line, for times as {@link Instant#toString()} writes them.
	 *
	 * @throws DateTimeException if it is no time
	 */
	public static Instant parseInstant(String text) {
		int length = text.length();
		boolean plain = length >= 20 && length <= 30 && text.charAt(4) == '-' && text.charAt(7) == '-'
				&& text.charAt(10) == 'T' && text.charAt(13) == ':' && text.charAt(16) == ':'
				&& text.charAt(length - 1) == 'Z' && (length == 20 || length > 21 && text.charAt(19) == '.');
		int year = plain ? digits(text, 0, 4) : -1;
		int month = plain ? digits(text, 5, 7) : -1;
		int day = plain ? digits(text, 8, 10) : -1;
		int hour = plain ? digits(text, 11, 13) : -1;
		int minute = plain ? digits(text, 14, 16) : -1;
		int second = plain ? digits(text, 17, 19) : -1;
		int fraction = !plain ? -1 : length == 20 ? 0 : digits(text, 20, length - 1);
		if (year < 0 || month < 0 || day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
				|| second > 59 || fraction < 0) {
			return Instant.parse(text);
		}
		for (int i = length - 21; length > 20 && i < 9; i++) {
			fraction *= 10;
		}
		long days = LocalDate.of(year, month, day).toEpochDay();
		return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, fraction);
	}

	/** @return −1 if there are others than digits */
	private static int digits(String text, int from, int to) {
		int value = 0;
		for (int i = from; i < to; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			value = value * 10 + digit;
		}
		return value;
	}

	/** The mapper, for streams. */
	public static ObjectMapper mapper() {
		return MAPPER;
	}

	public static void put(ObjectNode node, String name, @Nullable String value) {
		if (value != null) {
			node.put(name, value);
		}
	}

	public static void put(ObjectNode node, String name, @Nullable BigDecimal value) {
		if (value != null) {
			node.put(name, value.toPlainString());
		}
	}

	public static void put(ObjectNode node, String name, @Nullable Duration value) {
		if (value != null) {
			node.put(name, value.toMillis());
		}
	}

	public static <T> void putAll(ObjectNode node, String name, List<T> values, Function<T, JsonNode> codec) {
		if (!values.isEmpty()) {
			ArrayNode array = node.putArray(name);
			values.forEach(value -> array.add(codec.apply(value)));
		}
	}

	public static void putTexts(ObjectNode node, String name, List<String> values) {
		if (!values.isEmpty()) {
			ArrayNode array = node.putArray(name);
			values.forEach(array::add);
		}
	}

	/** A text; {@code null} if absent. */
	public static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return value == null || !value.isTextual() ? null : value.textValue();
	}

	/** A text; empty if absent. */
	public static String textOrEmpty(JsonNode node, String name) {
		String value = text(node, name);
		return value == null ? "" : value;
	}

	/** An amount; {@code null} also if writing it out would take more than a line, as with {@code 1E+50000000}. */
	public static @Nullable BigDecimal decimal(JsonNode node, String name) {
		String value = text(node, name);
		return value == null ? null : decimal(value.toCharArray(), 0, value.length());
	}

	/** An amount, as {@link #decimal(JsonNode, String)} reads it; {@code null} if the text is none. */
	public static @Nullable BigDecimal decimal(char[] text, int start, int length) {
		if (length > 2 * MAX_DIGITS + 2) {
			return null;
		}
		try {
			var number = new BigDecimal(text, start, length);
			return Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS ? null : number;
		} catch (NumberFormatException | ArithmeticException e) {
			return null;
		}
	}

	/** A duration of up to ten years. */
	public static @Nullable Duration millis(JsonNode node, String name) {
		JsonNode value = node.get(name);
		if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0
				|| value.longValue() > MAX_DURATION.toMillis()) {
			return null;
		}
		return Duration.ofMillis(value.longValue());
	}

	/** A time between 1970 and the year 9999, the ones that all calendars and formats know. */
	public static @Nullable Instant instant(JsonNode node, String name) {
		String value = text(node, name);
		return value == null ? null : instant(value);
	}

	public static @Nullable Instant instant(String value) {
		try {
			var time = parseInstant(value);
			return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
		} catch (DateTimeException e) {
			return null;
		}
	}

	public static <E extends Enum<E>> E constant(JsonNode node, String name, Class<E> type, E otherwise) {
		String value = text(node, name);
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(value)) {
				return constant;
			}
		}
		return otherwise;
	}

	/** The elements of an array that can be decoded; none if it is absent. */
	public static <T> List<T> list(JsonNode node, String name, Function<JsonNode, @Nullable T> codec) {
		var list = new ArrayList<T>();
		for (JsonNode element : node.path(name)) {
			T value = codec.apply(element);
			if (value != null) {
				list.add(value);
			}
		}
		return list;
	}

	public static List<String> texts(JsonNode node, String name) {
		return list(node, name, JsonNode::textValue);
	}
}
