package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.ToolExecutor;
import io.github.openrouter4e.chat.ToolRequest;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.Tool;

class ToolLoopTest {

	@TempDir
	Path folder;
	ChatBed bed;
	ChatSession session;
	Recorder told;
	final List<ToolRequest> calls = new ArrayList<>();

	@BeforeEach
	void start() {
		bed = new ChatBed(folder);
		bed.tools.add(new ToolExecutor() {
			@Override
			public List<Tool.Function> tools() {
				return List.of(new Tool.Function("read", "Reads a file", new RawJson("{\"type\":\"object\"}")));
			}

			@Override
			public Outcome execute(ToolRequest call, Cancellation cancellation) {
				calls.add(call);
				if (call.arguments().contains("bad")) {
					throw new IllegalArgumentException("no such file");
				}
				return new Outcome("content of " + call.arguments(), false);
			}
		});
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
		assertEquals(2, calls.size());
		JsonNode request = bed.server.lastChat().json();
		assertEquals("read", request.path("tools").path(0).path("function").path("name").asText());
		JsonNode messages = request.path("messages");
		assertEquals(List.of("user", "assistant", "tool", "tool", "assistant", "tool"),
				messages.findValuesAsText("role"));
		assertEquals("XYZ=", messages.path(1).path("reasoning_details").path(0).path("data").asText());
		assertEquals("c1", messages.path(2).path("tool_call_id").asText());
		assertEquals(3, session.snapshot().cost().requests());
	}

	@Test
	void callsThatWereNeverRunDoNotBlockTheConversation() throws Exception {
		bed.tools.clear();
		bed.tools.add(new ToolExecutor() {
			@Override
			public List<Tool.Function> tools() {
				return List.of(new Tool.Function("read", "Reads a file", null));
			}

			@Override
			public Outcome execute(ToolRequest call, Cancellation cancellation) {
				session.stop();
				return new Outcome("too late", false);
			}
		});
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
