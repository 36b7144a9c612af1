package io.github.openrouter4e.ui.internal.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.ui.internal.transcript.ToolCallView.Argument;

@SuppressWarnings("nls")
class ArgumentReaderTest {

	private static final String JSON = "{\"path\": \"a\\\\b \\\"c\\\"\\n\\u00e9\", \"edits\":[{\"old\":\"}\",\"new\":\",\"}], "
			+ "\"count\" : 3, \"last\":null}";

	@Test
	void argumentsAreReadAsTheModelMeansThem() {
		assertEquals(List.of(new Argument("path", "a\\b \"c\"\n\u00e9"),
				new Argument("edits", "[{\"old\":\"}\",\"new\":\",\"}]"), new Argument("count", "3"),
				new Argument("last", "null")), ArgumentReader.read(JSON));
	}

	@Test
	void theyGrowAsTheyArrive() {
		var before = 0;
		for (var end = 0; end <= JSON.length(); end++) {
			var read = ArgumentReader.read(JSON.substring(0, end));
			assertTrue(read.size() >= before, "at " + end + ": " + read);
			before = read.size();
		}
		assertEquals(List.of(new Argument("content", "first\nsec")),
				ArgumentReader.read("{\"content\":\"first\\nsec"));
		assertEquals(List.of(new Argument("content", "x")), ArgumentReader.read("{\"content\":\"x\\"));
		assertEquals(List.of(new Argument("cont", "")), ArgumentReader.read("{\"cont"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"[1]", "hello", "null", "\"x\""})
	void whatIsNoObjectIsShownAsItIs(String json) {
		assertEquals(List.of(new Argument("", json)), ArgumentReader.read(json));
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"a\" 1, x}", "{]", "{\"a\":}", "{\"a\":\"\\uZZ", "{,,,", "{\"a\":[[[\"]\"", "{a:1}",
			"{\"\":{\"}"})
	void nothingMakesItFail(String json) {
		ArgumentReader.read(json);
	}

	@Test
	void nothingAtAllHasNoArguments() {
		assertEquals(List.of(), ArgumentReader.read(""));
		assertEquals(List.of(), ArgumentReader.read(" {} "));
	}
}
