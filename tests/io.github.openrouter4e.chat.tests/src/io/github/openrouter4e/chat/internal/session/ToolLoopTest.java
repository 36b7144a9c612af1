package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.eventStream;
import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.support.FixedCatalogue;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.costs.SpendingLimits;

class ToolLoopTest {

	@TempDir
	Path folder;
	ChatBed bed;
	ChatSession session;
	Recorder told;
	final FakeTools tools = new FakeTools();

	@BeforeEach
	void start() {
		bed = new ChatBed(folder);
		bed.tools.add(tools.with("read", call -> {
			if (call.arguments().contains("bad")) {
				throw new IllegalArgumentException("no such file");
			}
			return "content of " + call.arguments();
		}));
		session = bed.chat.create();
		told = bed.listenTo(session);
	}

	@AfterEach
	void stop() throws Exception {
		bed.close();
	}

	@Test
	void resultsGoBackUntilTheModelIsDone() {
		bed.server.enqueue(
				toolCall("c1", "read", "{\"a\":1}").toolCall("c2", "read", "{\"bad\":1}").encryptedReasoning("rs_1",
						"XYZ="),
				toolCall("c3", "unknown", "{}"), text("done"));
		session.send(Prompt.of("do it"));
		assertEquals("done", told.awaitAnswers(3).text().toString());
		ChatBed.awaitIdle(session);
		List<Turn> path = session.snapshot().path();
		assertEquals(List.of("Question", "Answer", "ToolResult", "ToolResult", "Answer", "ToolResult", "Answer"),
				path.stream().map(turn -> turn.getClass().getSimpleName()).toList());
		assertEquals("content of {\"a\":1}", ((ToolResult) path.get(2)).content());
		assertTrue(((ToolResult) path.get(3)).failed());
		assertTrue(((ToolResult) path.get(5)).failed());
		assertEquals(2, tools.calls.size());
		JsonNode request = bed.server.lastChat().json();
		assertEquals("read", request.path("tools").path(0).path("function").path("name").asText());
		JsonNode messages = request.path("messages");
		assertEquals(List.of("user", "assistant", "tool", "tool", "assistant", "tool"),
				messages.findValuesAsText("role"));
		assertEquals("XYZ=", messages.path(1).path("reasoning_details").path(0).path("data").asText());
		assertEquals("c1", messages.path(2).path("tool_call_id").asText());
		assertEquals(3, session.snapshot().cost().requests());
	}

	/** Each round is paid for, and a hostile server could ask for ever. */
	@Test
	void aCallOfAToolThatWasNotOfferedIsAnsweredOnce() {
		bed.tools.clear();
		for (int i = 0; i < 60; i++) {
			bed.server.enqueue(toolCall("c" + i, "read", "{}"));
		}
		session.send(Prompt.of("do it"));
		Answer last = told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		assertEquals(2, bed.server.requests("/chat/completions").size());
		assertEquals(AnswerState.FAILED, last.state());
		assertEquals("UnusableToolCall", last.failure().kind());
		assertEquals("read", last.failure().subject());
		assertEquals(2, session.snapshot().cost().requests(), "both were paid for");
		assertEquals("There are no tools in this conversation. Answer without them.",
				bed.server.lastChat().json().path("messages").path(2).path("content").asText());
	}

	/** Tools that the model is not known to be able to use are not offered, and so not run either. */
	@Test
	void aToolThatThisModelIsNotOfferedIsNotRun() {
		bed.settings.model = FixedCatalogue.standard().current().models().stream()
				.filter(model -> !model.abilities().tools()).findFirst().orElseThrow().id();
		bed.server.enqueue(toolCall("c1", "read", "{}"), text("then without"));
		session.send(Prompt.of("do it"));
		assertEquals("then without", told.awaitAnswers(2).text().toString());
		assertEquals(List.of(), tools.calls);
	}

	/**
	 * Whatever models ask for, in whatever order: what is not offered or not whole is never run, two rounds in which
	 * nothing can be run end it with words, and so does a loop without end.
	 */
	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
	void noSequenceOfCallsIsPaidForWithoutEnd(long seed) {
		var random = new Random(seed);
		int futile = 0;
		int expected = 0;
		boolean over = false;
		for (int i = 0; i < ToolLoop.MAX_ROUNDS + 10; i++) {
			boolean useful = random.nextInt(10) < (seed < 3 ? 10 : 7);
			var answer = toolCall("u" + i, random.nextBoolean() ? "write" : "", "{}");
			answer = random.nextBoolean() ? answer.toolCall("v" + i, "read", "{\"path\":\"a" + i) : answer;
			answer = useful ? answer.toolCall("w" + i, "read", i == 0 ? "" : "{\"n\":" + i + "}") : answer;
			bed.server.enqueue(answer);
			if (!over) {
				expected++;
				futile = useful ? 0 : futile + 1;
				over = futile == 2 || expected == ToolLoop.MAX_ROUNDS;
			}
		}
		session.send(Prompt.of("do it"));
		Answer last = told.awaitAnswers(expected);
		ChatBed.awaitIdle(session);
		assertEquals(expected, bed.server.requests("/chat/completions").size());
		assertEquals(futile == 2 ? AnswerState.FAILED : AnswerState.PAUSED, last.state());
		assertEquals(futile == 2 ? "UnusableToolCall" : "RoundLimit", last.failure().kind());
		assertEquals(futile == 2 ? RunEnd.FAILED : RunEnd.PAUSED,
				told.await(SessionEvent.RunFinished.class).end());
		assertTrue(tools.calls.stream().allMatch(call -> call.name().equals("read")
				&& (call.arguments().equals("{}") || call.arguments().startsWith("{\"n\":"))), tools.calls.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "null"})
	void missingArgumentsAreNone(String arguments) {
		String json = arguments.equals("null") ? "null" : "\"" + arguments + "\"";
		bed.server.enqueue(callWithArguments(json), text("done"));
		session.send(Prompt.of("list"));
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		assertEquals(List.of("{}"), tools.calls.stream().map(ToolRequest::arguments).toList());
		assertEquals("{}", bed.server.lastChat().json().path("messages").path(1).path("tool_calls").path(0)
				.path("function").path("arguments").asText());
	}

	private static io.github.openrouter4e.testing.Answer callWithArguments(String arguments) {
		return eventStream(
				"""
						data: {"id":"gen-1","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"read","arguments":%s}}]},"finish_reason":null}]}

						data: {"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":"tool_calls"}]}

						data: [DONE]

						"""
						.formatted(arguments));
	}

	/** Some providers say "tool_calls" although the limit cut the call; {@code {}} would then be somebody else's wish. */
	@ParameterizedTest
	@ValueSource(strings = {"length", "MAX_TOKENS", "max_output_tokens"})
	void aCallThatTheTokenLimitCutIsNotRun(String reason) {
		bed.server.enqueue(toolCall("c1", "read", "").finish("tool_calls", reason), text("the rest"));
		session.send(Prompt.of("do it"));
		Answer cut = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(AnswerState.CUT, cut.state());
		assertEquals(List.of(), tools.calls);
		session.continueAnswer();
		told.awaitAnswers(2);
		assertEquals(List.of("user", "assistant", "tool", "user"),
				bed.server.lastChat().json().path("messages").findValuesAsText("role"));
	}

	@Test
	void aContinuedCallDoesNotBlockTheConversation() {
		bed.server.enqueue(toolCall("c1", "read", "{\"a").finish("length", "length"),
				io.github.openrouter4e.testing.Answer.error(400, "no"), text("the rest"), text("next"));
		session.send(Prompt.of("do it"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.continueAnswer();
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		session.continueAnswer();
		assertEquals(AnswerState.COMPLETE, told.awaitAnswers(3).state());
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("and now"));
		assertEquals(AnswerState.COMPLETE, told.awaitAnswers(4).state());
	}

	@Test
	void callsWithTheSameIdAreTwo() {
		bed.server.enqueue(eventStream(
				"""
						data: {"id":"gen-1","choices":[{"index":0,"delta":{"content":null,"tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"read","arguments":"{\\"a\\":1}"}},{"index":1,"id":"c","type":"function","function":{"name":"read","arguments":"{\\"a\\":2}"}}]},"finish_reason":"tool_calls"}]}

						data: [DONE]

						"""),
				text("done"));
		session.send(Prompt.of("do it"));
		assertEquals(AnswerState.COMPLETE, told.awaitAnswers(2).state());
		assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), tools.calls.stream().map(ToolRequest::arguments).toList());
		assertEquals(List.of("c", "c_2"),
				bed.server.lastChat().json().path("messages").findValuesAsText("tool_call_id"));
	}

	/** The limit holds back the next request only; what the tools did is kept. */
	@Test
	void aLimitReachedBetweenToolsWaitsForTheUser() {
		bed.server.enqueue(toolCall("c1", "read", "{}"), text("done"));
		bed.tools.clear();
		bed.tools.add(new FakeTools().with("read", call -> {
			bed.settings.limits = new SpendingLimits(new BigDecimal("0.0000001"), null, true);
			return "content";
		}));
		session.send(Prompt.of("do it"));
		told.await(SessionEvent.LimitReached.class);
		ChatBed.awaitIdle(session);
		assertEquals(1, bed.server.requests("/chat/completions").size());
		session.confirmSpending();
		assertEquals("done", told.awaitAnswers(2).text().toString());
	}

	@Test
	void callsThatWereNeverRunDoNotBlockTheConversation() throws Exception {
		bed.tools.clear();
		bed.tools.add(new FakeTools().with("read", call -> {
			session.stop();
			return "too late";
		}));
		bed.server.enqueue(toolCall("c1", "read", "{}").toolCall("c2", "read", "{}"), text("next"));
		session.send(Prompt.of("do it"));
		Answer first = told.awaitAnswers(1);
		assertEquals(2, first.toolCalls().size());
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("forget it"));
		assertEquals("next", told.awaitAnswers(2).text().toString());
		JsonNode messages = bed.server.lastChat().json().path("messages");
		assertEquals(List.of("user", "assistant", "tool", "tool", "user"), messages.findValuesAsText("role"));
		assertEquals("too late", messages.path(2).path("content").asText());
		assertEquals("The tool was not run.", messages.path(3).path("content").asText());
	}
}
