package io.github.openrouter4e.costs.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostCodec;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.storage.Json;

/**
 * Reads lines of the ledger without a tree of each, which would take most of the time that years of entries take. Entries that
 * follow each other share their texts. Fields of another type than ours are absent. Not thread-safe.
 */
@SuppressWarnings("nls") // file format
final class EntryReader {

	private static final JsonFactory FACTORY = Json.mapper().getFactory();
	private static final Purpose[] PURPOSES = Purpose.values();
	private static final CostKind[] KINDS = CostKind.values();

	private final PlainLine line = new PlainLine();
	private final boolean whole;
	private @Nullable String conversation; // of the last line, like the following
	private @Nullable String model;
	private @Nullable String provider;

	/**
	 * A reader.
	 *
	 * @param whole false to leave out what nothing is summed by: answers, providers and generations are {@code null} then
	 */
	EntryReader(boolean whole) {
		this.whole = whole;
	}

	/** Reads an intact line; {@code null} if it is no entry, or was not written by us. */
	@Nullable
	LedgerEntry read(byte[] bytes, int start, int length) throws IOException {
		line.begin(bytes, start, length);
		try {
			LedgerEntry entry = plainEntry();
			if (line.isAtEnd()) {
				return entry;
			}
		} catch (@SuppressWarnings("unused") DateTimeException e) {
			// none for the parser either
		}
		return parse(bytes, start, length);
	}

	/** What {@link #read} does for the usual lines in a fifth of the time, for all. */
	@Nullable
	LedgerEntry parse(byte[] bytes, int start, int length) throws IOException {
		try (JsonParser in = FACTORY.createParser(bytes, start, length)) {
			return in.nextToken() == JsonToken.START_OBJECT ? entry(in) : null;
		} catch (@SuppressWarnings("unused") JsonProcessingException | DateTimeException e) {
			return null; // intact, but not written by us
		}
	}

	private @Nullable LedgerEntry plainEntry() {
		boolean isEntry = false;
		String id = null;
		Instant time = null;
		Purpose purpose = Purpose.CHAT;
		String of = null;
		String turn = null;
		String answered = "";
		String from = null;
		String generation = null;
		TokenCounts tokens = null;
		AnswerCost cost = AnswerCost.UNKNOWN;
		boolean failed = false;
		long size = 0;
		while (line.next()) {
			if (line.isNamed("t")) {
				line.text();
				isEntry = line.is("entry");
			} else if (line.isNamed("id")) {
				id = plainText(null);
			} else if (line.isNamed("at")) {
				time = Json.parseInstant(plainText(null));
			} else if (line.isNamed("purpose")) {
				purpose = plainConstant(PURPOSES, Purpose.OTHER);
			} else if (line.isNamed("conversation")) {
				of = conversation = plainText(conversation);
			} else if (line.isNamed("turn")) {
				turn = plainOptional(null);
			} else if (line.isNamed("model")) {
				answered = model = plainText(model);
			} else if (line.isNamed("provider")) {
				from = provider = plainOptional(provider);
			} else if (line.isNamed("generation")) {
				generation = plainOptional(null);
			} else if (line.isNamed("tokens")) {
				tokens = plainTokens();
			} else if (line.isNamed("cost")) {
				cost = plainCost();
			} else if (line.isNamed("failed")) {
				failed = line.bool();
			} else if (line.isNamed("size")) {
				size = line.number();
			} else {
				line.giveUp();
			}
		}
		return !isEntry || id == null || time == null
				? null
				: new LedgerEntry(id, time, purpose, of, turn, answered, from, generation, tokens, cost, failed, size);
	}

	private TokenCounts plainTokens() {
		long prompt = 0;
		long cached = 0;
		long written = 0;
		long completion = 0;
		long reasoning = 0;
		long spoken = 0;
		line.enter();
		while (line.next()) {
			long count = Math.min(line.number(), CostCodec.MAX_TOKENS);
			if (line.isNamed("prompt")) {
				prompt = count;
			} else if (line.isNamed("cached")) {
				cached = count;
			} else if (line.isNamed("written")) {
				written = count;
			} else if (line.isNamed("completion")) {
				completion = count;
			} else if (line.isNamed("reasoning")) {
				reasoning = count;
			} else if (line.isNamed("spoken")) {
				spoken = count;
			} else {
				line.giveUp();
			}
		}
		return new TokenCounts(prompt, cached, written, completion, reasoning, spoken);
	}

	private AnswerCost plainCost() {
		boolean byok = false;
		BigDecimal credits = null;
		CostKind kind = CostKind.ESTIMATED;
		BigDecimal bill = null;
		CostKind billKind = CostKind.ESTIMATED;
		BigDecimal saved = null;
		BigDecimal tools = null;
		line.enter();
		while (line.next()) {
			if (line.isNamed("kind")) {
				kind = plainConstant(KINDS, CostKind.ESTIMATED);
			} else if (line.isNamed("credits")) {
				credits = plainAmount();
			} else if (line.isNamed("byok")) {
				byok = line.bool();
			} else if (line.isNamed("billKind")) {
				billKind = plainConstant(KINDS, CostKind.ESTIMATED);
			} else if (line.isNamed("bill")) {
				bill = plainAmount();
			} else if (line.isNamed("saved")) {
				saved = plainAmount();
			} else if (line.isNamed("tools")) {
				tools = plainAmount();
			} else {
				line.giveUp();
			}
		}
		return CostCodec.cost(byok, credits, kind, bill, billKind, saved).withToolCost(tools);
	}

	/** @param likely returned instead of an equal text */
	private String plainText(@Nullable String likely) {
		line.text();
		return likely != null && line.is(likely) ? likely : line.toText();
	}

	private @Nullable String plainOptional(@Nullable String likely) {
		if (whole) {
			return plainText(likely);
		}
		line.text();
		return null;
	}

	private <E extends Enum<E>> E plainConstant(E[] constants, E otherwise) {
		line.text();
		for (E constant : constants) {
			if (line.is(constant.name())) {
				return constant;
			}
		}
		return otherwise;
	}

	private @Nullable BigDecimal plainAmount() {
		line.text();
		BigDecimal amount = line.toAmount();
		if (amount != null) {
			return amount;
		}
		char[] text = line.toText().toCharArray();
		return Json.decimal(text, 0, text.length);
	}

	private @Nullable LedgerEntry entry(JsonParser in) throws IOException {
		boolean isEntry = false;
		String id = null;
		Instant time = null;
		Purpose purpose = Purpose.CHAT; // versions without purposes recorded answers of conversations only
		String of = null;
		String turn = null;
		String answered = null;
		String from = null;
		String generation = null;
		TokenCounts tokens = null;
		AnswerCost cost = AnswerCost.UNKNOWN;
		boolean failed = false;
		long size = 0;
		while (in.nextToken() == JsonToken.FIELD_NAME) {
			String name = in.currentName();
			JsonToken value = in.nextToken();
			switch (name) {
				case "t" -> isEntry = is(in, "entry");
				case "id" -> id = text(in, null);
				case "at" -> {
					String told = text(in, null);
					time = told == null ? null : Json.parseInstant(told);
				}
				case "purpose" -> purpose = constant(in, PURPOSES, Purpose.OTHER);
				case "conversation" -> of = conversation = text(in, conversation);
				case "turn" -> turn = whole ? text(in, null) : null;
				case "model" -> answered = model = text(in, model);
				case "provider" -> from = provider = whole ? text(in, provider) : null;
				case "generation" -> generation = whole ? text(in, null) : null;
				case "tokens" -> tokens = value == JsonToken.START_OBJECT ? tokens(in) : null;
				case "cost" -> cost = value == JsonToken.START_OBJECT ? cost(in) : AnswerCost.UNKNOWN;
				case "failed" -> failed = value == JsonToken.VALUE_TRUE;
				case "size" -> size = number(in);
				default -> {
					// skipped below, as all that is nested
				}
			}
			in.skipChildren();
		}
		return !isEntry || id == null || time == null
				? null
				: new LedgerEntry(id, time, purpose, of, turn, answered == null ? "" : answered, from, generation,
						tokens, cost, failed, size);
	}

	private static TokenCounts tokens(JsonParser in) throws IOException {
		long prompt = 0;
		long cached = 0;
		long written = 0;
		long completion = 0;
		long reasoning = 0;
		long spoken = 0;
		while (in.nextToken() == JsonToken.FIELD_NAME) {
			String name = in.currentName();
			in.nextToken();
			long count = Math.clamp(number(in), 0, CostCodec.MAX_TOKENS); // so that sums never overflow
			switch (name) {
				case "prompt" -> prompt = count;
				case "cached" -> cached = count;
				case "written" -> written = count;
				case "completion" -> completion = count;
				case "reasoning" -> reasoning = count;
				case "spoken" -> spoken = count;
				default -> in.skipChildren();
			}
		}
		return new TokenCounts(prompt, cached, written, completion, reasoning, spoken);
	}

	private static AnswerCost cost(JsonParser in) throws IOException {
		boolean byok = false;
		BigDecimal credits = null;
		CostKind kind = CostKind.ESTIMATED;
		BigDecimal bill = null;
		CostKind billKind = CostKind.ESTIMATED;
		BigDecimal saved = null;
		BigDecimal tools = null;
		while (in.nextToken() == JsonToken.FIELD_NAME) {
			String name = in.currentName();
			JsonToken value = in.nextToken();
			switch (name) {
				case "kind" -> kind = constant(in, KINDS, CostKind.ESTIMATED);
				case "credits" -> credits = decimal(in);
				case "byok" -> byok = value == JsonToken.VALUE_TRUE;
				case "billKind" -> billKind = constant(in, KINDS, CostKind.ESTIMATED);
				case "bill" -> bill = decimal(in);
				case "saved" -> saved = decimal(in);
				case "tools" -> tools = decimal(in);
				default -> in.skipChildren();
			}
		}
		return CostCodec.cost(byok, credits, kind, bill, billKind, saved).withToolCost(tools);
	}

	private static boolean is(JsonParser in, String expected) throws IOException {
		return in.currentToken() == JsonToken.VALUE_STRING && isAt(in, expected);
	}

	/** @param likely returned instead of an equal text */
	private static @Nullable String text(JsonParser in, @Nullable String likely) throws IOException {
		if (in.currentToken() != JsonToken.VALUE_STRING) {
			return null;
		}
		return likely != null && isAt(in, likely) ? likely : in.getText();
	}

	private static boolean isAt(JsonParser in, String text) throws IOException {
		int length = in.getTextLength();
		if (length != text.length()) {
			return false;
		}
		char[] characters = in.getTextCharacters();
		int offset = in.getTextOffset();
		for (int i = length - 1; i >= 0; i--) { // texts that differ do so at their end
			if (characters[offset + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static <E extends Enum<E>> E constant(JsonParser in, E[] constants, E otherwise) throws IOException {
		for (E constant : constants) {
			if (is(in, constant.name())) {
				return constant;
			}
		}
		return otherwise;
	}

	private static @Nullable BigDecimal decimal(JsonParser in) throws IOException {
		return in.currentToken() == JsonToken.VALUE_STRING
				? Json.decimal(in.getTextCharacters(), in.getTextOffset(), in.getTextLength())
				: null;
	}

	private static long number(JsonParser in) throws IOException {
		if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
			return 0;
		}
		return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
				? in.getBigIntegerValue().signum() * Long.MAX_VALUE
				: in.getLongValue();
	}
}
