package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.client.InvalidApiKeyException.Reason;

class ApiKeyTest {
	private static final String KEY = "sk-or-v1-0123456789abcdef";

	@ParameterizedTest
	@ValueSource(strings = {KEY, "  " + KEY, KEY + "\r\n", "\t" + KEY + "\n\n", "\u2003" + KEY})
	void dropsWhatSurroundsIt(String pasted) {
		assertEquals(KEY, ApiKey.parse(pasted).value());
		assertEquals(ApiKey.parse(KEY), ApiKey.parse(pasted));
	}

	@ParameterizedTest
	@ValueSource(strings = {"\"" + KEY + "\"", "'" + KEY + "'", "\u201C" + KEY + "\u201D", "\"" + KEY, KEY + "'",
			"`" + KEY + "`", "Bearer " + KEY, "bearer  " + KEY, "Authorization: Bearer " + KEY,
			"OPENROUTER_API_KEY=" + KEY,
			"OPENROUTER_API_KEY = \"" + KEY + "\"", "export OPENROUTER_API_KEY='" + KEY + "'\n",
			"set OPENROUTER_API_KEY=" + KEY, "setx OPENROUTER_API_KEY \"" + KEY + "\"",
			"$env:OPENROUTER_API_KEY = \"" + KEY + "\"", "\"OPENROUTER_API_KEY\": \"" + KEY + "\",",
			"\u200B\"" + KEY + "\"\uFEFF", " \" " + KEY + " \" ", "export OPENROUTER_API_KEY=\"" + KEY + "\";",
			"\"set OPENROUTER_API_KEY=" + KEY + "\"", KEY + ".", KEY + ";", "(" + KEY + ")", "<" + KEY + ">",
			"{\"key\":\"" + KEY + "\"}", "api_key=" + KEY, "apiKey: " + KEY, "OPENAI_API_KEY=" + KEY, "API key: " + KEY,
			"-H \"Authorization: Bearer " + KEY + "\"", "env.OPENROUTER_API_KEY = '" + KEY + "';", "**" + KEY + "**",
			"\u2022 " + KEY, "\uFF02" + KEY + "\uFF02", "\u300C" + KEY + "\u300D"})
	void dropsWhatWasCopiedAlongWithIt(String pasted) {
		assertEquals(KEY, ApiKey.parse(pasted).value());
		assertTrue(ApiKey.hasWrapping(pasted));
	}

	@ParameterizedTest
	@ValueSource(strings = {KEY, " " + KEY + "\n", "", "sk or", "Bearer", "bearer-key", "openrouter_api_keyx",
			"set-key",
			"key;", "key,"})
	void leavesOtherTextAsItIs(String pasted) {
		assertFalse(ApiKey.hasWrapping(pasted), pasted);
	}

	@ParameterizedTest
	@CsvSource({"'', EMPTY", "'  ', EMPTY", "sk-or-ключ, NOT_ASCII", "'sk or', CONTAINS_SPACE",
			"'sk\nor', CONTAINS_SPACE", "'sk-or-v1-0123456789abcdef0123\n456789abcdef', CONTAINS_SPACE",
			"'sk-or-v1-0123456789abcdef and more', CONTAINS_SPACE",
			"sk\u00a0or, CONTAINS_SPACE", "sk\u0001or, NOT_ASCII", "sk…or, NOT_ASCII"})
	void saysWhatIsWrong(String pasted, Reason reason) {
		InvalidApiKeyException e = assertThrows(InvalidApiKeyException.class, () -> ApiKey.parse(pasted));
		assertEquals(reason, e.reason());
		assertEquals(NextStep.ENTER_KEY, e.nextStep());
	}

	@Test
	void showsEnoughToRecogniseAndTooLittleToUse() {
		assertEquals("sk-or-v1-…cdef", ApiKey.parse(KEY).toString());
		assertEquals("…", ApiKey.parse("short-key").toString());
		assertFalse(assertThrows(InvalidApiKeyException.class, () -> ApiKey.parse("secret secret")).getMessage()
				.contains("secret"));
	}
}
