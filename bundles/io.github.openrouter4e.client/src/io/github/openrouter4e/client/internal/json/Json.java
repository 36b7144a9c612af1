package io.github.openrouter4e.client.internal.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.github.openrouter4e.client.ProtocolException;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.internal.limits.Limits;

/**
 * Tokens and trees with limits against hostile input, and lenient access to members. Thread-safe. What reads and writes tokens
 * only does not load the classes of trees, which takes a quarter of a second in a new JVM.
 */
@SuppressWarnings("nls") // no user-visible text
public final class Json {
	private static final JsonFactory FACTORY = JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.JSON_NESTING)
					.maxStringLength(Limits.JSON_STRING).maxNumberLength(Limits.JSON_NUMBER).build())
			.build();

	/** Loaded with the first tree. */
	private static final class Trees {
		/** Exact numbers: money is in here. */
		static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
				.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
				.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
				.nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();
	}

	private Json() {}

	/** For trees; one for all. */
	public static JsonMapper mapper() {
		return Trees.MAPPER;
	}

	/** A parser for the bytes, which may be invalid UTF-8 in places only if they are read as a tree. */
	public static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
		return FACTORY.createParser(bytes, from, to - from);
	}

	/** Writes UTF-8. */
	public static JsonGenerator generator(OutputStream out) throws IOException {
		return FACTORY.createGenerator(out);
	}

	/** The value at which the parser stands, as a tree. */
	public static JsonNode tree(JsonParser parser) throws IOException {
		return mapper().readTree(parser);
	}

	/**
	 * Reads a whole body.
	 *
	 * @throws ProtocolException
	 *             if it is a web page, empty, not JSON, or nested beyond reason
	 */
	public static JsonNode read(byte[] body) {
		int start = firstByte(body, body.length);
		if (start == body.length) {
			throw new ProtocolException(ProtocolException.Kind.EMPTY, "empty body");
		}
		if (body[start] == '<') {
			throw new ProtocolException(ProtocolException.Kind.HTML, "a web page instead of JSON");
		}
		try {
			return readTree(body, start);
		} catch (JsonProcessingException e) {
			throw new ProtocolException(ProtocolException.Kind.NOT_JSON, "not JSON: " + e.getOriginalMessage(), e);
		} catch (IOException e) {
			throw new ProtocolException(ProtocolException.Kind.NOT_JSON, "not JSON", e);
		}
	}

	/** One bad byte must not cost the whole answer, so the second try repairs it. */
	private static JsonNode readTree(byte[] body, int start) throws IOException {
		try {
			return mapper().readTree(body, start, body.length - start);
		} catch (JsonProcessingException e) {
			return mapper().readTree(repaired(body, start, body.length));
		}
	}

	/**
	 * JSON without what makes a parser give up on all of it although one letter is wrong: bytes that are not UTF-8
	 * become U+FFFD, raw control characters become spaces, which mean nothing outside strings.
	 */
	public static byte[] repaired(byte[] json, int from, int to) {
		byte[] repaired = new String(json, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < repaired.length; i++) {
			if (repaired[i] >= 0 && repaired[i] < ' ') {
				repaired[i] = ' ';
			}
		}
		return repaired;
	}

	/** Index of the first byte that is neither white space nor part of a byte order mark. */
	public static int firstByte(byte[] body, int length) {
		boolean mark = length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
		int i = mark ? 3 : 0;
		while (i < length && (body[i] == ' ' || body[i] == '\n' || body[i] == '\r' || body[i] == '\t')) {
			i++;
		}
		return i;
	}

	/** A string, or the text of a number or boolean; null if absent or anything else. */
	public static @Nullable String text(@Nullable JsonNode node, String member) {
		JsonNode value = member(node, member);
		return value != null && value.isValueNode() ? value.asText() : null;
	}

	/** As {@link #text}, empty if absent. */
	public static String textOrEmpty(@Nullable JsonNode node, String member) {
		return orEmpty(text(node, member));
	}

	/** Empty for null. */
	public static String orEmpty(@Nullable String text) {
		return text == null ? "" : text;
	}

	/** An integer, also one written with a fraction of zero or as a string. */
	public static @Nullable Long integer(@Nullable JsonNode node, String member) {
		BigDecimal value = decimal(node, member);
		boolean fits = value != null && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
		return fits && value != null ? value.longValue() : null;
	}

	/** A number, also one written as a string; exact. */
	public static @Nullable BigDecimal decimal(@Nullable JsonNode node, String member) {
		JsonNode value = member(node, member);
		if (value == null) {
			return null;
		}
		if (value.isNumber()) {
			return withinLimits(value.decimalValue());
		}
		String text = value.isTextual() ? value.textValue().strip() : "";
		try {
			return text.isEmpty() || text.length() > Limits.JSON_NUMBER ? null : withinLimits(new BigDecimal(text));
		} catch (NumberFormatException e) {
			return null;
		}
	}

	/** Arithmetic on 1e999999999 would take the rest of the day. */
	private static @Nullable BigDecimal withinLimits(BigDecimal value) {
		return Math.abs((long) value.scale()) > Limits.JSON_NUMBER ? null : value;
	}

	/** As {@link #decimal}; a negative number is no amount, and unknown. */
	public static @Nullable BigDecimal amount(@Nullable JsonNode node, String member) {
		BigDecimal value = decimal(node, member);
		return value == null || value.signum() < 0 ? null : value;
	}

	/** As {@link #integer}; a negative number is no count, and unknown. */
	public static @Nullable Long count(@Nullable JsonNode node, String member) {
		Long value = integer(node, member);
		return value == null || value < 0 ? null : value;
	}

	public static @Nullable Double real(@Nullable JsonNode node, String member) {
		BigDecimal value = decimal(node, member);
		return value == null ? null : value.doubleValue();
	}

	/** A truth value, also one written as a string or as 0 and 1. */
	public static @Nullable Boolean bool(@Nullable JsonNode node, String member) {
		JsonNode value = member(node, member);
		if (value == null) {
			return null;
		}
		return switch (value.asText().strip().toLowerCase(Locale.ROOT)) {
			case "true", "1", "yes" -> Boolean.TRUE;
			case "false", "0", "no" -> Boolean.FALSE;
			default -> null;
		};
	}

	/** An ISO date and time with offset. */
	public static @Nullable Instant instant(@Nullable JsonNode node, String member) {
		String text = text(node, member);
		try {
			return text == null ? null : OffsetDateTime.parse(text).toInstant();
		} catch (DateTimeParseException e) {
			return null;
		}
	}

	/** The strings of an array; empty if there is none. */
	public static List<String> texts(@Nullable JsonNode node, String member) {
		List<String> texts = new ArrayList<>();
		JsonNode array = member(node, member);
		if (array != null && array.isArray()) {
			for (JsonNode element : array) {
				if (element.isTextual()) {
					texts.add(element.textValue());
				}
			}
		}
		return texts;
	}

	/** A member that is there and not null. */
	public static @Nullable JsonNode member(@Nullable JsonNode node, String member) {
		JsonNode value = node == null ? null : node.get(member);
		return value == null || value.isNull() ? null : value;
	}

	public static RawJson raw(JsonNode node) {
		return new RawJson(node.toString());
	}

	/** {@return the first of these that is known; null if none is} */
	@SafeVarargs
	public static <T> @Nullable T first(@Nullable T... values) {
		for (T value : values) {
			if (value != null) {
				return value;
			}
		}
		return null;
	}
}
