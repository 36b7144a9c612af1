package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.eventStream;
import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.testing.ChatAnswer;

/** However calls are written, cut and numbered: only whole ones run, and each gets one result. */
class MutatedCallsTest extends NewSession {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final String ARGUMENTS = "{\"path\":\"\u4F60/\uD83D\uDE00.txt\",\"text\":\"a\\n\\\"b\\\"\\u00e9\",\"n\":[1,{\"x\":null}]}";

	private final FakeTools tools = new FakeTools();

	@BeforeEach
	void offer() {
		bed.tools.add(tools.with("read", ToolTraits.READING,
				(call, progress, cancellation) -> new Done("content of " + call.arguments())));
	}

	/** Divided between any two characters, and the wire between any two bytes. */
	@Test
	void argumentsAreTheSameWhereverTheyAreDivided() {
		for (int at = 0; at <= ARGUMENTS.length(); at++) {
			bed.server.enqueue(eventStream(chunk(0, "c1", "read", ARGUMENTS.substring(0, at))
					+ chunk(0, null, null, ARGUMENTS.substring(at)) + finish("tool_calls", "tool_calls")),
					text("done"));
		}
		byte[] whole = (chunk(0, "c1", "read", ARGUMENTS) + finish("tool_calls", "tool_calls"))
				.getBytes(StandardCharsets.UTF_8);
		int step = 7; // each packet is a turn of the network; the decoder's own tests try each byte
		for (int at = 1; at < whole.length; at += step) {
			bed.server.enqueue(eventStream(whole).splitAt(at), text("done"));
		}
		int runs = ARGUMENTS.length() + 1 + (whole.length - 2) / step + 1;
		for (int i = 0; i < runs; i++) {
			next();
			run("go");
		}
		assertEquals(runs, tools.calls.size());
		assertTrue(tools.calls.stream().allMatch(call -> call.arguments().equals(ARGUMENTS)));
	}

	/** Also where the provider calls it the end. */
	@Test
	void whatIsCutAnywhereIsNeverRun() {
		List<String> cut = new ArrayList<>();
		for (int at = 1; at < ARGUMENTS.length(); at++) { // nothing at all is a call without arguments
			cut.add(ARGUMENTS.substring(0, at));
		}
		for (int i = 0; i < cut.size(); i++) {
			bed.server.enqueue(eventStream(chunk(0, "c1", "read", cut.get(i)) + finish("tool_calls", "stop")),
					text("done"));
			next();
			assertEquals(RunEnd.ANSWERED, run("go"));
			String told = results().getLast();
			assertTrue(told.contains("not a complete JSON object") && told.contains("line 1"), told);
		}
		assertEquals(List.of(), tools.calls);
	}

	@ParameterizedTest
	@ValueSource(strings = {"[1]", "null", "\"text\"", "{}{\"a\":1}", "{\"a\":1}x", "{'a':1}", "{\"a\":}", "12"})
	void whatIsNoObjectIsNotRun(String arguments) {
		bed.server.enqueue(eventStream(chunk(0, "c1", "read", arguments) + finish("tool_calls", "tool_calls")),
				text("done"));
		assertEquals(RunEnd.ANSWERED, run("go"));
		assertEquals(List.of(), tools.calls);
		assertEquals("{}", bed.server.lastChat().json().path("messages").path(1).path("tool_calls").path(0)
				.path("function").path("arguments").asText(), "what is sent back is JSON in any case");
	}

	/** Mistakes that leave no doubt about what is meant. */
	@ParameterizedTest
	@ValueSource(strings = {"{\"a\":\"x\ny\"}", "\"{\\\"a\\\":\\\"x\\\\ny\\\"}\""})
	void whatIsMeantIsRunAsProperJson(String arguments) {
		bed.server.enqueue(eventStream(chunk(0, "c1", "read", arguments) + finish("tool_calls", "tool_calls")),
				text("done"));
		run("go");
		assertEquals(List.of("{\"a\":\"x\\ny\"}"), tools.calls.stream().map(ToolRequest::arguments).toList());
	}

	@Test
	void twoHundredCallsOfOneAnswerHaveTwoHundredResults() {
		ChatAnswer answer = toolCall("c0", "read", "{\"i\":0}");
		for (int i = 1; i < 200; i++) {
			answer = answer.toolCall("c" + i, "read", "{\"i\":" + i + "}");
		}
		bed.server.enqueue(answer, text("done"));
		assertEquals(RunEnd.ANSWERED, run("go"));
		assertEquals(200, tools.calls.size());
		List<String> results = results();
		for (int i = 0; i < 200; i++) {
			assertEquals("content of {\"i\":" + i + "}", results.get(i));
		}
	}

	/** Numbers with gaps, numbers twice, no ids, the same id again, unknown tools, two ends. */
	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4, 5, 6})
	void howeverCallsAreNumberedEachHasOneResult(long seed) {
		var random = new Random(seed);
		for (int round = 0; round < 25; round++) {
			var stream = new StringBuilder();
			int count = 1 + random.nextInt(5);
			int index = 0;
			for (int i = 0; i < count; i++) {
				String id = List.of("c", "c" + i, "", "x".repeat(90), "call|" + i).get(random.nextInt(5));
				String name = random.nextInt(4) == 0 ? "unknown" : "read";
				stream.append(chunk(index, id.isEmpty() ? null : id, name, "{\"i\":" + i));
				stream.append(chunk(index, null, null, "}"));
				index += 1 + random.nextInt(3);
			}
			stream.append(finish("tool_calls", "tool_calls"));
			if (random.nextBoolean()) {
				stream.append(finish("tool_calls", "tool_calls"));
			}
			bed.server.enqueue(eventStream(stream.toString()), text("done"));
			assertEquals(RunEnd.ANSWERED, run("go " + round));
			check(bed.server.lastChat().json().path("messages"));
		}
	}

	private static void check(JsonNode messages) {
		var ids = new HashSet<String>();
		var open = new ArrayList<String>();
		for (JsonNode message : messages) {
			if (message.path("role").asText().equals("tool")) {
				assertEquals(open.removeFirst(), message.path("tool_call_id").asText(), "in the order of the calls");
				continue;
			}
			assertEquals(List.of(), open, "each call has its result");
			for (JsonNode call : message.path("tool_calls")) {
				String id = call.path("id").asText();
				assertTrue(ids.add(id) && !id.isBlank() && id.length() <= 64, id);
				open.add(id);
			}
		}
	}

	/** Another conversation: a long one would make every request longer. */
	private void next() {
		session.close();
		session = bed.chat.create();
		told = bed.listenTo(session);
	}

	private RunEnd run(String prompt) {
		int before = told.all(SessionEvent.RunFinished.class).size();
		session.send(Prompt.of(prompt));
		RunEnd end = told.await(SessionEvent.RunFinished.class, before + 1).end();
		ChatBed.awaitIdle(session);
		return end;
	}

	private List<String> results() {
		var texts = new ArrayList<String>();
		for (JsonNode message : bed.server.lastChat().json().path("messages")) {
			if (message.path("role").asText().equals("tool")) {
				texts.add(message.path("content").asText());
			}
		}
		return texts;
	}

	private static String chunk(int index, String id, String name, String arguments) {
		ObjectNode chunk = JSON.createObjectNode().put("id", "gen-1");
		ObjectNode delta = chunk.putArray("choices").addObject().put("index", 0).putObject("delta");
		ObjectNode call = delta.putNull("content").putArray("tool_calls").addObject().put("index", index);
		if (id != null) {
			call.put("id", id);
		}
		ObjectNode function = call.put("type", "function").putObject("function");
		if (name != null) {
			function.put("name", name);
		}
		function.put("arguments", arguments);
		return "data: " + escaped(chunk) + "\n\n";
	}

	/** A character outside of the basic plane may be divided between two chunks. */
	private static String escaped(JsonNode node) {
		try {
			return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(node);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String finish(String reason, String own) {
		ObjectNode chunk = JSON.createObjectNode().put("id", "gen-1");
		ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
		choice.putObject("delta").put("content", "");
		choice.put("finish_reason", reason).put("native_finish_reason", own);
		return "data: " + chunk + "\n\ndata: [DONE]\n\n";
	}
}
