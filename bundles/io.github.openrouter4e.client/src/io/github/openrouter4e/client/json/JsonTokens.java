package io.github.openrouter4e.client.json;

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

import io.github.openrouter4e.client.Price;

/**
 * Reads single values. The parser stands on the value's first token before and on its last after each method, whatever
 * the value is: one of another kind than expected counts as absent. Strings that repeat in every entry are kept once.
 */
final class JsonTokens {
	/** Beyond this no number is meant seriously, and arithmetic on it could take forever. */
	private static final int LONGEST_NUMBER = 40;
	/** Digits that always fit into a long. */
	private static final int LONGEST_LONG = 19;
	private static final int YEAR_END = 4;
	private static final int MONTH_END = 7;
	private static final int ISO_DATE_LENGTH = 10;
	private static final int DECIMAL = 10;

	private final JsonParser parser;
	private final Map<String, String> texts = new HashMap<>();
	private final Map<String, Price> prices = new HashMap<>();
	private final Map<List<String>, List<String>> lists = new HashMap<>();
	/** Reused for every array. */
	private final List<String> elements = new ArrayList<>();

	JsonTokens(JsonParser parser) {
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
		if (parser.currentToken() == JsonToken.VALUE_STRING) {
			return texts.computeIfAbsent(parser.getText(), same -> same);
		}
		parser.skipChildren();
		return null;
	}

	@Nullable
	Boolean bool() throws IOException {
		var token = parser.currentToken();
		if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
			return token == JsonToken.VALUE_TRUE;
		}
		parser.skipChildren();
		return null;
	}

	/** A price, in quotes as OpenRouter writes it, or not; null if it is neither text nor number. */
	@Nullable
	Price price() throws IOException {
		var token = parser.currentToken();
		if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
			return prices.computeIfAbsent(parser.getText(), Price::of);
		}
		parser.skipChildren();
		return null;
	}

	/** A number, also one in quotes, exactly as written. */
	private @Nullable String number() throws IOException {
		var token = parser.currentToken();
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
			var value = new BigDecimal(text.strip());
			return Math.abs(value.scale()) <= LONGEST_NUMBER ? value : null;
		} catch (NumberFormatException e) {
			return null;
		}
	}

	@Nullable
	Double real() throws IOException {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return null;
		}
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
	Long positiveLong() throws IOException {
		if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < LONGEST_LONG) {
			long value = parser.getLongValue();
			return value > 0 ? value : null;
		}
		BigDecimal value = decimal();
		return value == null || value.signum() <= 0 ? null : value.longValue();
	}

	@Nullable
	Instant epochSecond() throws IOException {
		Long seconds = positiveLong();
		try {
			return seconds == null ? null : Instant.ofEpochSecond(seconds);
		} catch (DateTimeException e) {
			return null;
		}
	}

	/** A day, also where a time follows it. Taken apart by hand, as most entries have one and a formatter is slow. */
	@Nullable
	LocalDate day() throws IOException {
		String text = text();
		if (text == null || text.length() < ISO_DATE_LENGTH || text.charAt(YEAR_END) != '-'
				|| text.charAt(MONTH_END) != '-') {
			return null;
		}
		try {
			return LocalDate.of(Integer.parseInt(text, 0, YEAR_END, DECIMAL),
					Integer.parseInt(text, YEAR_END + 1, MONTH_END, DECIMAL),
					Integer.parseInt(text, MONTH_END + 1, ISO_DATE_LENGTH, DECIMAL));
		} catch (NumberFormatException | DateTimeException e) {
			return null;
		}
	}

	/** The strings of an array; the same object for equal arrays. */
	List<String> texts() throws IOException {
		if (parser.currentToken() != JsonToken.START_ARRAY) {
			parser.skipChildren();
			return List.of();
		}
		elements.clear();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (token == JsonToken.VALUE_STRING) {
				elements.add(parser.getText());
			} else {
				parser.skipChildren();
			}
		}
		List<String> known = known(elements);
		if (known == null) {
			known = List.copyOf(elements);
			lists.put(known, known);
		}
		return known;
	}

	private @Nullable List<String> known(List<String> same) {
		return lists.get(same);
	}

	/** The numbers of an object, by name. */
	Map<String, Double> reals() throws IOException {
		if (!startsObject()) {
			return Map.of();
		}
		// nearly always all members are null
		Map<String, Double> numbers = Map.of();
		for (String name = nextName(); name != null; name = nextName()) {
			Double value = real();
			if (value != null) {
				numbers = numbers.isEmpty() ? new LinkedHashMap<>() : numbers;
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
		String name = parser.nextFieldName();
		if (name != null) {
			parser.nextToken();
		}
		return name;
	}

	boolean isArray() {
		return parser.currentToken() == JsonToken.START_ARRAY;
	}

	void skip() throws IOException {
		parser.skipChildren();
	}
}
