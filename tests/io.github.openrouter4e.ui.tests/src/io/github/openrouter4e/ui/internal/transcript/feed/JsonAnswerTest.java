package io.github.openrouter4e.ui.internal.transcript.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("nls")
class JsonAnswerTest {

	@Test
	void eachValueGetsItsLine() {
		assertEquals("""
				```json
				{
				  "a": [
				    1.50,
				    {},
				    []
				  ],
				  "b, \\"}": "x: {y}",
				  "c": null
				}
				```""", JsonAnswer.markdown(" {\"a\":[1.50,{ },\n[]],\"b, \\\"}\":\"x: {y}\",\"c\":null}\n"));
		assertEquals("```json\n[\n  {\n    \"a\": 1e400\n  }\n]\n```", JsonAnswer.markdown("[{\"a\":1e400}]"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "{", "{x}", "[a](b)", "{\"a\":1} and more", "{\"a\":1,}", "text {\"a\":1}", "3",
			"\"x\"",
			"{{ template }}", "[1] is a footnote", "{} {}"})
	void whatIsNoJsonStaysMarkdown(String text) {
		assertEquals(text, JsonAnswer.markdown(text));
	}

	/** Two million brackets would become a hundred million characters of indentation. */
	@Test
	void deepNestingDoesNotGrow() {
		var nested = "[".repeat(900) + "1,".repeat(2_000) + "1" + "]".repeat(900);
		assertEquals("```json\n" + nested + "\n```", JsonAnswer.markdown(nested));
		var tooDeep = "[".repeat(5_000) + "]".repeat(5_000);
		assertEquals(tooDeep, JsonAnswer.markdown(tooDeep));
	}

	@Test
	void anObjectIsShownAsJsonFromItsBeginning() {
		assertEquals("```json\n", JsonAnswer.opening("\n{"));
		assertEquals("", JsonAnswer.opening("Hello {"));
		assertEquals("", JsonAnswer.opening("[a link"));
	}
}
