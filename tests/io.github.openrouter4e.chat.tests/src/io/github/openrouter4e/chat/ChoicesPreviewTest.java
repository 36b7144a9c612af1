package io.github.openrouter4e.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.openrouter4e.client.InvalidRequestException;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.ReasoningChoice;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

class ChoicesPreviewTest {
	@Test
	void showsOnlyWhatIsChosen() throws JsonProcessingException {
		assertJson("{\"model\":\"a/b\"}",
				ChoicesPreview.of("a/b", RoutingOptions.EMPTY, ModelParameters.EMPTY, RequestOptions.EMPTY));
	}

	@Test
	void showsChoicesAsTheyAreSent() throws JsonProcessingException {
		RoutingOptions routing = RoutingOptions.builder().sort("latency").order(List.of("x", "y/fast"))
				.allowFallbacks(false).denyDataCollection(true).maxPromptPrice(new BigDecimal("0.5"))
				.fallbackModels(List.of("c/d")).build();
		ModelParameters parameters = ModelParameters.EMPTY.withTemperature(new BigDecimal("0.2"))
				.withReasoning(new ReasoningChoice.Budget(2_048)).withMaxTokens(4_096).withVerbosity("low");
		assertJson("""
				{"model":"a/b","models":["c/d"],"max_completion_tokens":4096,"temperature":0.2,"verbosity":"low",
				 "reasoning":{"max_tokens":2048},
				 "provider":{"order":["x","y/fast"],"allow_fallbacks":false,"data_collection":"deny","sort":"latency",
				  "max_price":{"prompt":"0.5"}}}
				""", ChoicesPreview.of("a/b", routing, parameters, RequestOptions.EMPTY));
	}

	@Test
	void refusesWhatTheRequestWouldRefuse() {
		ModelParameters tooMuch = ModelParameters.EMPTY.withReasoning(new ReasoningChoice.Budget(4_096))
				.withMaxTokens(4_096);
		assertThrows(InvalidRequestException.class,
				() -> ChoicesPreview.of("a/b", RoutingOptions.EMPTY, tooMuch, RequestOptions.EMPTY));
	}

	private static void assertJson(String expected, String actual) throws JsonProcessingException {
		ObjectMapper mapper = new ObjectMapper();
		assertEquals(mapper.readTree(expected), mapper.readTree(actual));
	}
}
