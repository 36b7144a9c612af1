package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.client.InvalidBaseUrlException.Reason;

class BaseUrlTest {

	@ParameterizedTest
	@CsvSource({"https://openrouter.ai/api/v1, https://openrouter.ai/api/v1",
			"' https://openrouter.ai/api/v1// ', https://openrouter.ai/api/v1",
			"https://OpenRouter.ai, https://openrouter.ai/api/v1",
			"https://eu.openrouter.ai/api, https://eu.openrouter.ai/api/v1",
			"https://openrouter.ai/api/v1/chat/completions, https://openrouter.ai/api/v1",
			"https://gateway.example.com/llm/v1/, https://gateway.example.com/llm/v1",
			"https://gateway.example.com:8443, https://gateway.example.com:8443",
			"http://localhost:4000/api/v1, http://localhost:4000/api/v1", "http://127.0.0.2:1, http://127.0.0.2:1",
			"http://[::1]:8080/v1, http://[::1]:8080/v1", "HTTPS://x.example, https://x.example"})
	void acceptsAndTidies(String typed, String url) {
		assertEquals(url, BaseUrl.parse(typed).toString());
	}

	@ParameterizedTest
	@CsvSource({"'', EMPTY, ", "'  ', EMPTY, ", "openrouter.ai/api/v1, NO_SCHEME, https://openrouter.ai/api/v1",
			"localhost:4000/v1, NO_SCHEME, http://localhost:4000/v1", "ftp://x, NOT_HTTP, ", "file:///etc, NOT_HTTP, ",
			"https://, MALFORMED, ", "https:///v1, NO_HOST, ", "https://a b, MALFORMED, ",
			"https://u:p@x, EXTRA_PARTS, ",
			"https://x?y=1, EXTRA_PARTS, ", "https://x#y, EXTRA_PARTS, ",
			"http://example.com/v1, PLAIN_HTTP, https://example.com/v1",
			"http://127.0.0.1.example.com, PLAIN_HTTP, https://127.0.0.1.example.com",
			"https://x:70000, NO_HOST, "})
	void saysWhatIsWrongAndWhatWasMeant(String typed, Reason reason, String suggestion) {
		InvalidBaseUrlException e = assertThrows(InvalidBaseUrlException.class, () -> BaseUrl.parse(typed));
		assertEquals(reason, e.reason());
		assertEquals(suggestion, e.suggestion());
		assertEquals(NextStep.CHECK_BASE_URL, e.nextStep());
	}

	@Test
	void plainHttpCanBeAllowed() {
		assertEquals("http://example.com/v1", BaseUrl.parse("http://example.com/v1", true).toString());
	}
}
