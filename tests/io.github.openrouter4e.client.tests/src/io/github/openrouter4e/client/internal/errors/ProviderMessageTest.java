package io.github.openrouter4e.client.internal.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderMessageTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"plain words | plain words",
			"{\"error\":{\"message\":\"m\",\"type\":\"t\"}} | m", "{\"message\":\"m\"} | m", "{\"error\":\"m\"} | m",
			"[{\"error\":{\"code\":400,\"message\":\"m\"}}] | m",
			"{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"m\"}]} | m",
			"{\"errors\":[{\"message\":\"m\"}]} | m", "data: {\"error\":{\"message\":\"m\"}} | m",
			"ERROR: {\"message\":\"m\"} | m", "{\"message\":\"{\\\"error\\\":{\\\"message\\\":\\\"m\\\"}}\"} | m",
			"{\"code\":7} | {\"code\":7}", "{\"cut off | {\"cut off", "{} | {}"})
	void findsTheSentence(String raw, String sentence) {
		assertEquals(sentence, ProviderMessage.of(raw));
	}

	@Test
	void saysNothingOfPagesAndNothing() {
		assertNull(ProviderMessage.of("<html>error</html>"));
		assertNull(ProviderMessage.of("  "));
		assertNull(ProviderMessage.of(null));
	}

	@Test
	void survivesNestingAndLength() {
		assertEquals(1001, ProviderMessage.of("x".repeat(50_000)).length());
		assertEquals("[".repeat(1000) + "…", ProviderMessage.of("[".repeat(50_000)));
		String nested = "deep";
		for (int i = 0; i < 20; i++) {
			nested = "{\"error\":" + nested + "}";
		}
		assertEquals(nested, ProviderMessage.of(nested));
	}
}
