package io.github.openrouter4e.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

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
			"http://my_gateway.localhost:4000/v1, http://my_gateway.localhost:4000/v1",
			"https://llm_proxy.corp.example/api/v1/, https://llm_proxy.corp.example/api/v1",
			"https://LLM_Proxy:8443, https://llm_proxy:8443",
			"https://bücher.example/v1, https://xn--bcher-kva.example/v1",
			"https://日本。jp:8443/v1, https://xn--wgv71a.jp:8443/v1",
			"http://localhost:4000/api/v1, http://localhost:4000/api/v1", "http://127.0.0.2:1, http://127.0.0.2:1",
			"http://[::1]:8080/v1, http://[::1]:8080/v1", "HTTPS://x.example, https://x.example",
			"'\"https://x.example/v1\",', https://x.example/v1", "<https://x.example/v1>, https://x.example/v1",
			"\u200Bhttps://x.example/v1\u200B, https://x.example/v1", "https://x.example/v1/;, https://x.example/v1",
			"https://x.example/v1/responses, https://x.example/v1",
			"https://x.example/v1/messages/, https://x.example/v1"})
	void acceptsAndTidies(String typed, String url) {
		assertEquals(url, BaseUrl.parse(typed).toString());
	}

	@ParameterizedTest
	@CsvSource({"'', EMPTY, ", "'  ', EMPTY, ", "openrouter.ai/api/v1, NO_SCHEME, https://openrouter.ai/api/v1",
			"localhost:4000/v1, NO_SCHEME, http://localhost:4000/v1", "[::1]:80/v1, NO_SCHEME, http://[::1]:80/v1",
			"https:/x.example/v1, NO_SCHEME, https://x.example/v1", "//x.example, NO_SCHEME, https://x.example",
			"ftp://x, NOT_HTTP, ", "file:///etc, NOT_HTTP, ",
			"https://, MALFORMED, ", "https:///v1, NO_HOST, ", "https://a b, MALFORMED, ",
			"https://u:p@x, EXTRA_PARTS, ",
			"https://x?y=1, EXTRA_PARTS, ", "https://x#y, EXTRA_PARTS, ",
			"http://example.com/v1, PLAIN_HTTP, https://example.com/v1",
			"http://127.0.0.1.example.com, PLAIN_HTTP, https://127.0.0.1.example.com",
			"https://x:70000, NO_HOST, ", "https://x_y:70000, NO_HOST, ", "https://u_v@x, EXTRA_PARTS, ",
			"http://my_gateway:4000/v1, PLAIN_HTTP, https://my_gateway:4000/v1"})
	void saysWhatIsWrongAndWhatWasMeant(String typed, Reason reason, String suggestion) {
		InvalidBaseUrlException e = assertThrows(InvalidBaseUrlException.class, () -> BaseUrl.parse(typed));
		assertEquals(reason, e.reason());
		assertEquals(suggestion, e.suggestion());
		assertEquals(NextStep.CHECK_BASE_URL, e.nextStep());
	}

	@Test
	void tellsHostAndPortWhereTheJdkKnowsNone() {
		URI odd = URI.create("http://My_Gateway:4000/v1");
		assertEquals("my_gateway", BaseUrl.host(odd));
		assertEquals(4000, BaseUrl.port(odd));
		assertEquals(-1, BaseUrl.port(URI.create("http://a_b/c")));
		assertEquals("[::1]", BaseUrl.host(URI.create("http://[::1]:80")));
		assertEquals("", BaseUrl.host(URI.create("mailto:x")));
	}

	@Test
	void plainHttpCanBeAllowed() {
		assertEquals("http://example.com/v1", BaseUrl.parse("http://example.com/v1", true).toString());
	}

	@Test
	void knowsOpenRouterByItsHost() {
		assertTrue(BaseUrl.isOpenRouter(BaseUrl.OPENROUTER));
		assertTrue(BaseUrl.isOpenRouter(URI.create("https://EU.openrouter.ai/api/v1")));
		assertFalse(BaseUrl.isOpenRouter(URI.create("https://openrouter.ai.example.com/api/v1")));
		assertFalse(BaseUrl.isOpenRouter(URI.create("https://notopenrouter.ai/api/v1")));
	}

	@Test
	void aPortThatIsNotToldIsTheStandardOne() {
		assertEquals(443, BaseUrl.effectivePort(URI.create("https://a.example")));
		assertEquals(80, BaseUrl.effectivePort(URI.create("http://under_score")));
		assertEquals(8080, BaseUrl.effectivePort(URI.create("http://under_score:8080")));
	}
}
