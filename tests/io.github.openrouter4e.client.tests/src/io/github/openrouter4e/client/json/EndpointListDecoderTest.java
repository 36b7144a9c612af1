package io.github.openrouter4e.client.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.client.Endpoint;
import io.github.openrouter4e.client.Percentiles;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.ProtocolException;

class EndpointListDecoderTest {

	private static List<Endpoint> decode(String json) {
		return EndpointListDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void readsEveryMember() {
		List<Endpoint> endpoints = decode(
				"""
						{"data":{"id":"acme/owl-2","endpoints":[{"name":"Nest | acme/owl-2","model_id":"acme/owl-2-20260723",
						"provider_name":"Nest","tag":"nest/fast","quantization":"fp8","context_length":1048576,"max_completion_tokens":4096,
						"max_prompt_tokens":null,"pricing":{"prompt":"0.0000045","completion":"0","discount":0},"supported_parameters":["tools"],
						"status":-2,"uptime_last_30m":99.65,"uptime_last_5m":98,"uptime_last_1d":null,"supports_implicit_caching":true,
						"latency_last_30m":{"p50":814.5,"p75":1760.25,"p90":3894.1,"p99":46297.8},"throughput_last_30m":null,
						"perf":{"x":[1]}}]}}""");
		Endpoint endpoint = endpoints.get(0);
		assertEquals("Nest", endpoint.providerName());
		assertEquals("nest/fast", endpoint.tag());
		assertEquals("acme/owl-2-20260723", endpoint.modelId());
		assertEquals("fp8", endpoint.quantization());
		assertEquals(1_048_576L, endpoint.contextLength());
		assertEquals(4096L, endpoint.maxCompletionTokens());
		assertNull(endpoint.maxPromptTokens());
		assertEquals(new Price.Known(new BigDecimal("0.0000045")), endpoint.pricing().prompt());
		assertEquals(Set.of("tools"), endpoint.supportedParameters());
		assertEquals(-2, endpoint.status());
		assertEquals(99.65, endpoint.uptime30m());
		assertEquals(98.0, endpoint.uptime5m());
		assertNull(endpoint.uptime1d());
		assertEquals(new Percentiles(814.5, 1760.25, 3894.1, 46297.8), endpoint.latency());
		assertNull(endpoint.throughput());
		assertEquals(true, endpoint.implicitCaching());
	}

	@Test
	void whatIsNotSaidIsUnknown() {
		Endpoint endpoint = decode("{\"data\":{\"endpoints\":[{\"tag\":\"nest\"},3]}}").get(0);
		assertNull(endpoint.latency());
		assertNull(endpoint.implicitCaching());
		assertNull(endpoint.status());
		assertEquals(Price.UNKNOWN, endpoint.pricing().prompt());
	}

	@Test
	void whereNoTagIsToldTheProvidersNameStandsForIt() {
		Endpoint endpoint = decode("{\"data\":{\"endpoints\":[{\"provider_name\":\"Nest\",\"tag\":\"\"}]}}").get(0);
		assertEquals("Nest", endpoint.tag());
	}

	@Test
	void nobodyServesTheModel() {
		assertEquals(List.of(), decode("{\"data\":{\"endpoints\":[]}}"));
	}

	@Test
	void anAnswerWithoutListIsAnError() {
		assertEquals(ProtocolException.Kind.UNEXPECTED_JSON,
				assertThrows(ProtocolException.class, () -> decode("{\"data\":[]}")).kind());
	}
}
