package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.testing.http.RecordedRequest;

/**
 * Providers find a cached prompt by its first bytes: each request of a conversation with tools begins with all bytes of the
 * one before, up to the end of its messages.
 */
class RequestPrefixTest extends NewSession {

	private final FakeTools tools = new FakeTools();

	@ParameterizedTest
	@ValueSource(strings = {"openai/gpt-5.2", "anthropic/claude-sonnet-4.5", "google/gemini-2.5-pro"})
	void eachRequestBeginsWithTheOneBefore(String model) throws Exception {
		bed.settings.model = model;
		bed.settings.systemPrompt = "Be brief. \"},{\\ \u4F60\uD83D\uDE00";
		bed.tools.add(tools.with("read", ToolTraits.READING, (call, progress, cancellation) -> {
			if (tools.calls.size() == 5) {
				session.send(Prompt.of("and mind the tests"));
			}
			return call.arguments().contains("bad")
					? new Failed("There is no such file.", Failed.Kind.NOT_FOUND)
					: new Done("content of " + call.arguments());
		}).with("edit", ToolTraits.changing(Effect.EDIT), (call, progress, cancellation) -> new Done("changed")));
		session.setOptions(session.snapshot().options().withMode(ToolContext.ACT).withScope(List.of("project")));

		bed.server.enqueue(
				toolCall("c1", "read", "{ \"path\" : \"a\" }").toolCall("c2", "read", "{\"path\":\"bad\"}")
						.encryptedReasoning("rs_1", "XYZ="),
				toolCall("c1", "read", "{\"path\":\"a\"}").toolCall("c1", "unknown", "{}"), // ids of before
				toolCall("c4", "edit", "{\"text\":\"a\nb\"}"), // not quite JSON
				toolCall("c5", "edit", "{\"text\":"),
				toolCall("c6", "read", "{\"path\":\"a\"}"), // for the third time: a note with the result
				text("done"), toolCall("c7", "read", "{}"), text("done again"));
		run("go", 1);
		String id = session.id();
		bed.restart(); // from the disk they are the same
		session = bed.chat.open(id);
		told = bed.listenTo(session);
		run("and now", 1);

		List<RecordedRequest> requests = bed.server.requests("/chat/completions");
		assertEquals(8, requests.size());
		String offered = requests.getFirst().json().path("tools").toString();
		String before = null;
		for (RecordedRequest request : requests) {
			assertEquals(offered, request.json().path("tools").toString());
			assertEquals("[{\"id\":\"context-compression\",\"enabled\":false}]",
					request.json().path("plugins").toString());
			assertTrue(request.json().path("parallel_tool_calls").isMissingNode(),
					"with require_parameters it would leave out providers that make such calls anyway");
			String body = withoutMarks(request.bodyText());
			String messages = body.substring(0, endOfMessages(body));
			assertTrue(messages.contains("\"messages\":[") && messages.contains("\"tools\":["), body);
			if (before != null) {
				assertTrue(messages.startsWith(before), () -> "does not extend the request before: " + body);
			}
			before = messages;
		}
	}

	private void run(String prompt, int count) {
		session.send(Prompt.of(prompt));
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, count).end());
		ChatBed.awaitIdle(session);
	}

	/** Where the array of the messages is closed. */
	private static int endOfMessages(String body) throws IOException {
		try (JsonParser parser = JsonMapper.builder().build().createParser(body)) {
			parser.nextToken();
			while (!"messages".equals(parser.nextFieldName())) {
				parser.nextToken();
				parser.skipChildren();
			}
			parser.nextToken();
			parser.skipChildren();
			return (int) parser.currentTokenLocation().getCharOffset();
		}
	}

	/** Marks move to the end; what they mark stays as it is. A marked text is a part, one without may be plain. */
	private static String withoutMarks(String body) {
		var without = new ArrayList<String>();
		for (String part : body.split(",\"cache_control\":\\{[^}]*\\}")) {
			without.add(part);
		}
		return String.join("", without).replaceAll("\\[\\{\"type\":\"text\",\"text\":(\"(?:[^\"\\\\]|\\\\.)*\")\\}\\]",
				"$1");
	}
}
