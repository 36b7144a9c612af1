package io.github.openrouter4e.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

class ChatAnswerTest {

	private static final String MODEL = "anthropic/claude-haiku-4.5";

	private final StandInServer server = StandInServer.start();

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void streamsTextInPiecesAndEndsAsOpenRouterDoes() {
		server.enqueue(Answer.text("one two three").keepAlive(2, 0));
		HttpResponse<String> response = stream();
		List<JsonNode> events = Http.events(response);
		assertEquals("text/event-stream", response.headers().firstValue("Content-Type").orElseThrow());
		assertTrue(response.body().startsWith(": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\ndata: {"));
		assertTrue(response.body().endsWith("data: [DONE]\n\n"));
		assertEquals("one two three", text(events));
		assertEquals(5, events.size(), "three pieces, the finish, the usage");
		assertEquals("stop", events.get(3).at("/choices/0/finish_reason").asText());
		assertEquals(response.headers().firstValue("X-Generation-Id").orElseThrow(),
				events.getFirst().path("id").asText());
	}

	@Test
	void sameAnswerWholeOrStreamed() {
		ChatAnswer answer = Answer.reasoning("I think so.").text("Yes.").toolCall("call_1", "now",
				"{\"zone\": \"UTC\"}");
		server.enqueue(answer, answer);
		JsonNode message = Http.json(Http.chat(server, Http.prompt(MODEL, "hi", false))).at("/choices/0/message");
		List<JsonNode> events = Http.events(stream());
		assertEquals(message.path("content").asText(), text(events));
		assertEquals("I think so.", message.path("reasoning").asText());
		assertEquals("I think so.", joined(events, "/choices/0/delta/reasoning"));
		assertEquals("{\"zone\": \"UTC\"}", message.at("/tool_calls/0/function/arguments").asText());
		assertEquals("{\"zone\": \"UTC\"}", joined(events, "/choices/0/delta/tool_calls/0/function/arguments"));
		assertEquals("now", joined(events, "/choices/0/delta/tool_calls/0/function/name"));
		assertFalse(message.at("/reasoning_details/0/signature").asText().isEmpty());
	}

	@Test
	void billsExactlyAtTheListPrice() {
		server.enqueue(Answer.pieces("x".repeat(400)));
		JsonNode usage = Http.json(Http.chat(server, Http.prompt(MODEL, "y".repeat(4000), false))).path("usage");
		assertEquals(1003, usage.path("prompt_tokens").asInt());
		assertEquals(100, usage.path("completion_tokens").asInt());
		// 1,003 x 0.000001 + 100 x 0.000005
		assertEquals(new BigDecimal("0.001503"), usage.path("cost").decimalValue());
		assertEquals(0, new BigDecimal("1.251503").compareTo(server.state().account().usage()));
	}

	@Test
	void billsTheProviderAndTheFeeForByok() {
		server.enqueue(Answer.pieces("x".repeat(400)).byok(false), new ChatAnswer().pieces("x".repeat(400)).byok(true));
		JsonNode free = Http.json(Http.chat(server, Http.prompt(MODEL, "hi", false))).path("usage");
		JsonNode charged = Http.json(Http.chat(server, Http.prompt(MODEL, "hi", false))).path("usage");
		assertEquals(0, free.path("cost").decimalValue().signum());
		assertTrue(free.path("is_byok").asBoolean());
		assertEquals(new BigDecimal("0.000504"), free.at("/cost_details/upstream_inference_cost").decimalValue());
		assertEquals(new BigDecimal("0.0000252"), charged.path("cost").decimalValue());
	}

	@ParameterizedTest
	@EnumSource
	void sendsUsageInEveryShape(UsageShape shape) {
		server.enqueue(Answer.text("hello").usageShape(shape));
		JsonNode last = Http.events(stream()).getLast();
		assertEquals(shape != UsageShape.NONE, last.has("usage"));
		assertEquals(shape == UsageShape.NO_CHOICE, last.path("choices").isEmpty());
		String finish = last.at("/choices/0/finish_reason").asText("null");
		boolean repeated = shape == UsageShape.REPEATED_FINISH || shape == UsageShape.NONE;
		assertEquals(repeated, finish.equals("stop"));
	}

	@ParameterizedTest
	@EnumSource
	void failsMidStreamInEveryForm(StreamError form) {
		server.enqueue(Answer.text("so far ").midStreamError(form, 502, "Network connection lost."));
		HttpResponse<String> response = stream();
		List<JsonNode> events = Http.events(response);
		assertEquals(200, response.statusCode());
		assertEquals("so far ", text(events));
		assertEquals(form != StreamError.ONLY_FINISH_REASON, events.getLast().has("error"));
		assertEquals(form == StreamError.STRING_CODE, events.getLast().at("/error/code").isTextual());
		assertEquals(form == StreamError.WITH_USAGE, response.body().contains("[DONE]"));
	}

	@Test
	void cutsTheDefaultAnswerToTheLimitAsked() {
		String body = "{\"model\": \"%s\", \"max_completion_tokens\": 10, \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}";
		JsonNode answer = Http.json(Http.chat(server, body.formatted(MODEL)));
		assertEquals("length", answer.at("/choices/0/finish_reason").asText());
		assertTrue(answer.at("/usage/completion_tokens").asInt() <= 10);
	}

	@Test
	void chunksHaveTheSizeAsked() {
		server.enqueue(Answer.chunks(200, 333));
		List<JsonNode> events = Http.events(stream());
		assertEquals(202, events.size());
		assertTrue(events.stream().limit(200).allMatch(e -> e.at("/choices/0/delta/content").asText().length() == 333));
	}

	@Test
	void sendsGarbageAndOtherLineEndsWhereTold() {
		server.enqueue(Answer.text("a b").lineEnd("\r\n").garbageAfter(1, "{broken"));
		String body = stream().body();
		assertTrue(body.contains("data: {broken\r\n\r\n"));
		assertFalse(body.replace("\r\n", "").contains("\n"));
	}

	private HttpResponse<String> stream() {
		return Http.chat(server, Http.prompt(MODEL, "hi", true));
	}

	private static String text(List<JsonNode> events) {
		return joined(events, "/choices/0/delta/content");
	}

	private static String joined(List<JsonNode> events, String pointer) {
		return events.stream().map(e -> e.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::textValue)
				.collect(Collectors.joining());
	}
}
