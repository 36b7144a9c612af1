package io.github.openrouter4e.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("nls")
class ModelParametersTest {

	static Stream<ModelParameters> values() {
		ModelParameters none = ModelParameters.EMPTY;
		return Stream.of(none, none.withTemperature(new BigDecimal("0.70")), none.withTopP(BigDecimal.ZERO),
				none.withMaxTokens(Integer.valueOf(4096)), none.withVerbosity("low"),
				none.withReasoning(new ReasoningChoice.Off()), none.withReasoning(new ReasoningChoice.On()),
				none.withReasoning(new ReasoningChoice.Effort("xhigh")),
				none.withReasoning(new ReasoningChoice.Budget(2048)),
				new ModelParameters(BigDecimal.valueOf(2), BigDecimal.ONE, Integer.valueOf(1),
						new ReasoningChoice.Effort("level of tomorrow"), "max"));
	}

	@ParameterizedTest
	@MethodSource("values")
	void everyValueSurvivesStorage(ModelParameters parameters) {
		assertEquals(parameters, ModelParameters.fromJson(parameters.toJson()));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "{", "[]", "null", "7", "\"text\"", "{\"version\":1}", "not json"})
	void whatIsNotJsonIsEmpty(String json) {
		assertEquals(ModelParameters.EMPTY, ModelParameters.fromJson(json));
	}

	@Test
	void nothingStoredIsEmpty() {
		assertEquals(ModelParameters.EMPTY, ModelParameters.fromJson(null));
		assertTrue(ModelParameters.EMPTY.isEmpty());
		assertFalse(ModelParameters.EMPTY.withTopP(BigDecimal.ONE).isEmpty());
	}

	@Test
	void unknownFieldsAndNewerVersionsAreRead() {
		assertEquals(ModelParameters.EMPTY.withTemperature(new BigDecimal("0.5")),
				ModelParameters.fromJson("{\"version\":99,\"temperature\":0.5,\"warp\":{\"factor\":9}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"temperature\":2.01}", "{\"temperature\":-0.1}", "{\"temperature\":\"hot\"}",
			"{\"top_p\":1.5}", "{\"max_tokens\":0}", "{\"max_tokens\":99999999999}", "{\"max_tokens\":\"many\"}",
			"{\"reasoning\":\"effort\"}", "{\"reasoning\":\"budget\",\"reasoning_budget\":-5}",
			"{\"reasoning\":\"telepathy\"}", "{\"verbosity\":3}"})
	void aValueOutOfRangeIsLeftOut(String json) {
		assertEquals(ModelParameters.EMPTY, ModelParameters.fromJson(json));
	}

	@Test
	void oneBadFieldDoesNotTakeTheOthersAlong() {
		assertEquals(ModelParameters.EMPTY.withVerbosity("high"),
				ModelParameters.fromJson("{\"temperature\":[],\"verbosity\":\"high\"}"));
	}

	@Test
	void choicesAreChecked() {
		assertThrows(IllegalArgumentException.class, () -> new ReasoningChoice.Effort(" "));
		assertThrows(IllegalArgumentException.class, () -> new ReasoningChoice.Budget(0));
	}
}
