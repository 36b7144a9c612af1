package io.github.openrouter4e.client.internal.catalogue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads single values. The parser stands on the value's first token before and on its last after each method, whatever
 * the value is: one of another kind than expected counts as absent. Strings that repeat in every entry are kept once.
 */
final class Values {
	/** Beyond this no number is meant seriously, and arithmetic on it could take forever. */
	private static final int LONGEST_NUMBER = 40;
	private static final int ISO_DATE_LENGTH = 10;

	private final JsonParser parser;
	private final Map<String, String> shared = new HashMap<>();
	private final Map<List<String>, List<String>> sharedLists = new HashMap<>();

	Values(JsonParser parser) {
		this.parser = parser;
	}

	@Nullable
	String text() throws IOException {
		if (parser.currentToken() == JsonToken.VALUE_STRING) {
			return parser.getText();
		}
		parser.skipChildren();
		return null;
	}

	String textOrEmpty() throws IOException {
		String text = text();
		return text == null ? "" : text; //$NON-NLS-1$
	}

	@Nullable
	String sharedText() throws IOException {
		String text = text();
		return text == null ? null : share(text);
	}

	@Nullable
	Boolean bool() throws IOException {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
			return token == JsonToken.VALUE_TRUE;
		}
		parser.skipChildren();
		return null;
	}

	/** A number, also one in quotes, exactly as written. */
	@Nullable
	String number() throws IOException {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
			return parser.getText();
		}
		parser.skipChildren();
		return null;
	}

	@Nullable
	BigDecimal decimal() throws IOException {
		String text = number();
		if (text == null || text.length() > LONGEST_NUMBER) {
			return null;
		}
		try {
			BigDecimal value = new BigDecimal(text.strip());
			return Math.abs(value.scale()) <= LONGEST_NUMBER ? value : null;
		} catch (NumberFormatException e) {
			return null;
		}
	}

	@Nullable
	Double real() throws IOException {
		BigDecimal value = decimal();
		return value == null ? null : value.doubleValue();
	}

	@Nullable
	Integer integer() throws IOException {
		BigDecimal value = decimal();
		return value == null ? null : value.intValue();
	}

	/** A number of tokens; what is not positive is a way to say "unknown". */
	@Nullable
	Long tokens() throws IOException {
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
				&& parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
			long value = parser.getLongValue();
			return value > 0 ? value : null;
		}
		BigDecimal value = decimal();
		return value == null || value.signum() <= 0 ? null : value.longValue();
	}

	@Nullable
	Instant epochSecond() throws IOException {
		Long seconds = tokens();
		try {
			return seconds == null ? null : Instant.ofEpochSecond(seconds);
		} catch (DateTimeException e) {
			return null;
		}
	}

	/** A day, also where a time follows it. */
	@Nullable
	LocalDate day() throws IOException {
		String text = text();
		if (text == null || text.length() < ISO_DATE_LENGTH) {
			return null;
		}
		try {
			return LocalDate.parse(text.substring(0, ISO_DATE_LENGTH));
		} catch (DateTimeException e) {
			return null;
		}
	}

	/** The strings of an array. */
	List<String> texts() throws IOException {
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			parser.skipChildren();
			return List.of();
		}
		List<String> texts = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			String text = text();
			if (text != null) {
				texts.add(share(text));
			}
		}
		List<String> copy = List.copyOf(texts);
		return sharedLists.computeIfAbsent(copy, same -> same);
	}

	/** The numbers of an object, by name. */
	Map<String, Double> reals() throws IOException {
		if (!startsObject()) {
			return Map.of();
		}
		Map<String, Double> numbers = new LinkedHashMap<>();
		for (String name = nextName(); name != null; name = nextName()) {
			Double value = real();
			if (value != null) {
				numbers.put(name, value);
			}
		}
		return numbers;
	}

	/** Whether the value is an object; if not, it is skipped. */
	boolean startsObject() throws IOException {
		if (parser.currentToken() == JsonToken.START_OBJECT) {
			return true;
		}
		parser.skipChildren();
		return false;
	}

	/** The next member's name, the parser standing on its value; null at the object's end. */
	@Nullable
	String nextName() throws IOException {
		if (parser.nextToken() != JsonToken.FIELD_NAME) {
			return null;
		}
		String name = parser.currentName();
		parser.nextToken();
		return name;
	}

	boolean isArray() {
		return parser.currentToken() == JsonToken.START_ARRAY;
	}

	void skip() throws IOException {
		parser.skipChildren();
	}

	private String share(String text) {
		return shared.computeIfAbsent(text, same -> same);
	}
}
