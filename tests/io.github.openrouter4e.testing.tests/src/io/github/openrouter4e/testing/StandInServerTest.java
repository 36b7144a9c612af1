package io.github.openrouter4e.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.testing.http.RecordedRequest;

class StandInServerTest {

	private static final String KEY = "sk-or-v1-test";

	private final StandInServer server = StandInServer.start(StandInServer.Options.standard().withKey(KEY));

	@AfterEach
	void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = {"/models", "/models/count", "/providers", "/model/openai/gpt-5.2",
			"/models/openai/gpt-5.2/endpoints", "/models/deepseek/deepseek-r1-0528%3Afree/endpoints"})
	void publicPagesNeedNoKey(String path) {
		HttpResponse<String> response = Http.get(server.baseUrl() + path);
		assertEquals(200, response.statusCode());
		assertFalse(Http.json(response).path("data").isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = {"/models/user", "/key", "/credits"})
	void privatePagesNeedTheKey(String path) {
		String url = server.baseUrl() + path;
		assertEquals("Missing Authentication header", Http.json(Http.get(url)).at("/error/message").asText());
		assertEquals(401, Http.get(url, "Authorization", "Bearer other").statusCode());
		assertEquals(200, authorized(path).statusCode());
	}

	@Test
	void knowsEveryGenerationAfterAWhile() {
		JsonNode answer = chat(Http.prompt("openai/gpt-5.2", "hello", false));
		server.state().generations().unknownFor(1);
		String path = "/generation?id=" + answer.path("id").asText();
		assertEquals(404, authorized(path).statusCode());
		assertEquals(answer.at("/usage/cost").decimalValue(),
				Http.json(authorized(path)).at("/data/total_cost").decimalValue().stripTrailingZeros());
	}

	@Test
	void repairsTheFailingTestStepByStep() {
		String prompt = "{\"role\": \"user\", \"content\": \"Repair the failing test.\"}";
		List<String> calls = new ArrayList<>();
		StringBuilder messages = new StringBuilder(prompt);
		for (JsonNode call = call(messages, "run_tests", "read_file", "edit_file"); !call.isMissingNode(); call = call(
				messages, "run_tests", "read_file", "edit_file")) {
			calls.add(call.at("/function/name").asText());
			((ObjectNode) call).remove("index"); // which only answers have
			messages.append(", {\"role\": \"assistant\", \"content\": \"\", \"tool_calls\": [" + call
					+ "]}, {\"role\": \"tool\", \"content\": \"done\", \"tool_call_id\": " + call.get("id") + "}");
		}
		assertEquals(List.of("run_tests", "read_file", "edit_file", "run_tests"), calls);
		assertTrue(call(new StringBuilder(prompt), "read_file").isMissingNode(), "without the tools it only talks");
	}

	private JsonNode call(CharSequence messages, String... tools) {
		String offered = Stream.of(tools)
				.map(name -> "{\"type\": \"function\", \"function\": {\"name\": \"" + name + "\"}}")
				.collect(Collectors.joining(", "));
		return chat("{\"model\": \"openai/gpt-5.2\", \"tools\": [" + offered + "], \"messages\": [" + messages + "]}")
				.at("/choices/0/message/tool_calls/0");
	}

	@Test
	void hidesTheCreditsIfTold() {
		server.state().account().creditsVisible(false);
		assertEquals(403, authorized("/credits").statusCode());
	}

	@Test
	void answersFromTheScriptFirstThenByItself() {
		server.enqueueFor("/models", Answer.html(502, "<html>"), Answer.redirect("http://127.0.0.1:1/"));
		server.always("/providers", Answer.json(200, "{}"));
		assertEquals("<html>", Http.get(server.baseUrl() + "/models").body());
		assertEquals(307, Http.get(server.baseUrl() + "/models").statusCode());
		assertEquals(200, Http.get(server.baseUrl() + "/models").statusCode());
		assertEquals("{}", Http.get(server.baseUrl() + "/providers").body());
		assertEquals("{}", Http.get(server.baseUrl() + "/providers").body());
	}

	@ParameterizedTest
	@CsvSource({"no/such-model, hi, 400, not a valid model ID", "cohere/command-a, error 402, 402, can only afford",
			"cohere/command-a, error 429, 429, Provider returned error"})
	void refusesAsOpenRouterDoes(String model, String prompt, int status, String message) {
		HttpResponse<String> response = post(Http.prompt(model, prompt, true));
		assertEquals(status, response.statusCode());
		assertTrue(Http.json(response).at("/error/message").asText().contains(message));
	}

	@ParameterizedTest
	@CsvSource({"a table please, | Language, false", "show me code, ```java, false",
			"tables and codes, # Answer, false",
			"a table and code, # Answer, false", "error stream, This answer starts well, true"})
	void choosesTheAnswerByKeyword(String prompt, String beginning, boolean fails) {
		JsonNode choice = chat(Http.prompt("openai/gpt-5.2", prompt, false)).at("/choices/0");
		assertTrue(choice.at("/message/content").asText().startsWith(beginning));
		assertEquals(fails, choice.has("error"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"cohere/command-a | \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"f\"}}] | 404",
			"openai/gpt-5-mini | \"reasoning\": {\"effort\": \"none\"} | 400",
			"openai/gpt-5-mini | \"reasoning\": {\"effort\": \"low\"} | 200"})
	void checksWhatTheModelCan(String model, String member, int status) {
		String body = "{\"model\": \"%s\", %s, \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}";
		assertEquals(status, post(body.formatted(model, member)).statusCode());
	}

	@Test
	void refusesWhatIsNotJson() {
		assertEquals(400, post("{\"model\": ").statusCode());
	}

	@Test
	void cachesMarkedPromptsAndBillsThem() {
		String mark = "\"cache_control\": {\"type\": \"ephemeral\"}";
		String body = "{\"model\": \"anthropic/claude-sonnet-4.5\", \"max_completion_tokens\": 0, \"messages\": [{\"role\": \"user\","
				+ " \"content\": [{\"type\": \"text\", \"text\": \"" + "x".repeat(8_000) + "\", " + mark + "}]}]}";
		JsonNode written = chat(body).path("usage");
		JsonNode read = chat(body).path("usage");
		assertEquals(2003, written.at("/prompt_tokens_details/cache_write_tokens").asInt());
		assertEquals(new BigDecimal("0.00751125"), written.path("cost").decimalValue()); // 2,003 x 0.00000375
		assertEquals(2003, read.at("/prompt_tokens_details/cached_tokens").asInt());
		assertEquals(new BigDecimal("0.0006009"), read.path("cost").decimalValue()); // 2,003 x 0.0000003
	}

	@Test
	void refusesMoreThanFourMarks() {
		String part = "{\"type\": \"text\", \"text\": \"x\", \"cache_control\": {\"type\": \"ephemeral\"}}";
		String body = "{\"model\": \"anthropic/claude-sonnet-4.5\", \"messages\": [{\"role\": \"user\", \"content\": [%s]}]}";
		assertEquals(200, post(body.formatted(String.join(",", Collections.nCopies(4, part)))).statusCode());
		assertEquals(400, post(body.formatted(String.join(",", Collections.nCopies(5, part)))).statusCode());
	}

	@Test
	void recordsWhatItWasSent() {
		chat(Http.prompt("openai/gpt-5.2", "grüezi", false));
		RecordedRequest request = server.lastChat();
		assertEquals("POST", request.method());
		assertEquals("Bearer " + KEY, request.header("authorization").orElseThrow());
		assertEquals("grüezi", request.json().at("/messages/0/content").asText());
		assertFalse(request.toString().contains(KEY));
		Http.get(server.baseUrl() + "/models?category=a%20b&limit=5");
		assertEquals("a b", server.requests().getLast().query().get("category"));
	}

	@Test
	void showsTheWebSiteOutsideTheApi() {
		HttpResponse<String> response = Http.get(server.origin() + "/v2/models");
		assertEquals(404, response.statusCode());
		assertTrue(response.body().startsWith("<!DOCTYPE html>"));
	}

	@Test
	void signsInWithPkceOnce() {
		// the verifier and its challenge are the example of RFC 7636
		String callback = Http.get(server.origin() + "/auth?callback_url=http%3A%2F%2F127.0.0.1%3A1%2Fcb"
				+ "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256").headers()
				.firstValue("Location").orElseThrow();
		assertTrue(callback.startsWith("http://127.0.0.1:1/cb?code="));
		String body = "{\"code\": \"%s\", \"code_verifier\": \"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk\"}"
				.formatted(callback.replaceFirst(".*code=", ""));
		assertEquals(SignIn.KEY, Http.json(Http.post(server.baseUrl() + "/auth/keys", body)).path("key").asText());
		assertEquals(403, Http.post(server.baseUrl() + "/auth/keys", body).statusCode());
	}

	@Test
	void offersModelsThatDifferInEverythingAClientMustHandle() {
		List<JsonNode> models = server.state().catalogue().models();
		assertEquals(models.size(), models.stream().map(m -> m.path("id").asText()).distinct().count());
		assertTrue(models.stream().anyMatch(m -> m.at("/pricing/prompt").asText().equals("-1")));
		assertTrue(models.stream().anyMatch(m -> m.at("/pricing/overrides/0/min_prompt_tokens").isInt()));
		assertTrue(models.stream().anyMatch(m -> m.at("/pricing/overrides/0/utc_start").isInt()));
		assertTrue(models.stream().anyMatch(m -> m.at("/reasoning/mandatory").asBoolean()));
		assertTrue(models.stream().anyMatch(m -> m.path("expiration_date").isTextual()));
		assertTrue(models.stream().anyMatch(m -> m.path("context_length").isNull()));
		assertTrue(models.stream().anyMatch(m -> m.at("/top_provider/max_completion_tokens").isNull()));
	}

	@Test
	void makesListsOfAnyLengthWithoutRepeating() {
		List<JsonNode> models = Catalogue.synthetic(1000).models();
		assertEquals(1000, models.stream().map(m -> m.path("id").asText()).distinct().count());
		assertNotEquals(models.get(0), models.get(999));
	}

	private JsonNode chat(String body) {
		return Http.json(post(body));
	}

	private HttpResponse<String> post(String body) {
		return Http.post(server.baseUrl() + "/chat/completions", body, "Authorization", "Bearer " + KEY);
	}

	private HttpResponse<String> authorized(String path) {
		return Http.get(server.baseUrl() + path, "Authorization", "Bearer " + KEY);
	}
}
