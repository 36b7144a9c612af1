package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("nls")
class RoutingOptionsTest {

	static Stream<RoutingOptions> values() {
		return Stream.of(RoutingOptions.EMPTY, RoutingOptions.builder().sort("throughput").build(),
				RoutingOptions.builder().order(List.of("fireworks/fast", "deepinfra")).allowFallbacks(false).build(),
				RoutingOptions.builder().only(List.of("azure")).ignore(List.of("groq")).build(),
				RoutingOptions.builder().requireParameters(true).denyDataCollection(true).zeroDataRetention(true)
						.build(),
				RoutingOptions.builder().quantizations(List.of("fp8", "bf16"))
						.maxPromptPrice(new BigDecimal("0.0375")).maxCompletionPrice(BigDecimal.ZERO)
						.fallbackModels(List.of("openai/gpt-5", "~anthropic/claude-sonnet-latest")).build());
	}

	@ParameterizedTest
	@MethodSource("values")
	void everyValueSurvivesStorage(RoutingOptions options) {
		assertEquals(options, RoutingOptions.fromJson(options.toJson()));
		assertEquals(options, options.toBuilder().build());
	}

	@Test
	void automaticStoresNoChoice() {
		assertEquals("{\"version\":1}", RoutingOptions.EMPTY.toJson());
		assertTrue(RoutingOptions.EMPTY.isEmpty());
		assertFalse(RoutingOptions.builder().allowFallbacks(false).build().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"order\":7}", "{\"order\":[1,null,\" \"]}",
			"{\"max_prompt_price\":-1}", "{\"max_prompt_price\":\"cheap\"}", "{\"sort\":{\"by\":\"price\"}}",
			"{\"future\":true}"})
	void nonsenseIsAutomatic(String json) {
		assertEquals(RoutingOptions.EMPTY, RoutingOptions.fromJson(json));
	}

	@Test
	void doubledTagsAreReadOnce() {
		assertEquals(List.of("a", "b"), RoutingOptions.fromJson("{\"order\":[\"a\",\"b\",\"a\"]}").order());
	}

	@Test
	void laterChangesOfAListDoNotShow() {
		List<String> tags = new ArrayList<>(List.of("a"));
		RoutingOptions options = RoutingOptions.builder().only(tags).build();
		tags.add("b");
		assertEquals(List.of("a"), options.only());
		assertThrows(UnsupportedOperationException.class, () -> options.only().add("c"));
	}
}
