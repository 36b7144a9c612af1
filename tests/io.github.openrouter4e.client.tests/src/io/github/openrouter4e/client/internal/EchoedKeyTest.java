package io.github.openrouter4e.client.internal;

import static io.github.openrouter4e.client.internal.LocalClient.HI;
import static io.github.openrouter4e.client.internal.LocalClient.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.internal.redact.SecretForms;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.StandInServer;

/** A server that repeats the key, wherever it can say anything: the key leaves the client nowhere. */
class EchoedKeyTest {
	private static final String[] PLACES = {"message", "code", "type", "metadata.raw", "metadata.provider_name",
			"metadata.error_type", "metadata.reason", "metadata.limit_source", "metadata.x", "metadata.provider_code"};
	private final ObjectMapper mapper = new ObjectMapper();
	private final StandInServer server = StandInServer.start();
	private final LocalClient local = new LocalClient(server.baseUri());

	@AfterEach
	void stop() {
		local.close();
		server.close();
	}

	@Test
	void errorBodies() {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			server.enqueue(Answer.json(400 + random.nextInt(130), error(random), "X-Generation-Id", "gen " + KEY,
					"Retry-After", KEY));
			requireNoKey("seed " + seed);
		}
	}

	@Test
	void errorsThatAreNoJson() {
		List<Answer> answers = List.of(Answer.html(400, "<html><title>Bad key " + KEY + "</title>"),
				Answer.html(502, "<html><title>Bad key " + KEY + "</title>"),
				Answer.content(401, "text/plain", bytes("no key like " + KEY)),
				Answer.redirect("http://" + KEY + ".example/"),
				Answer.content(200, "text/plain", bytes(KEY)), Answer.content(200, "text/plain", bytes("{" + KEY)),
				Answer.garbage(KEY + "\r\n\r\n"), Answer.garbage("HTTP/1.1 " + KEY + " no\r\n\r\n"),
				Answer.garbage("HTTP/1.1 200 OK\r\n" + KEY + "\r\n\r\n"),
				Answer.garbage("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + KEY + "\r\n\r\n"),
				Answer.garbage("HTTP/1.1 200 OK\r\nContent-Length: " + KEY + "\r\n\r\n"),
				Answer.eventStream(KEY + "\n\n"), Answer.eventStream("data: {\"" + KEY + "\n\n"),
				Answer.eventStream("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: {" + KEY + "}\n\n"),
				Answer.eventStream("data: {\"error\":\"" + KEY + "\"}\n\n"));
		for (int i = 0; i < answers.size(); i++) {
			server.enqueue(answers.get(i));
			requireNoKey("answer " + i);
		}
	}

	@Test
	void answers() throws Exception {
		for (int seed = 0; seed < 300; seed++) {
			Random random = new Random(seed);
			server.enqueue(Answer.eventStream(stream(random)));
			local.events.clear();
			var answer = local.chat();
			String all = answer + "\n" + local.events + '\n' + joined();
			assertFalse(SecretForms.isIn(all, KEY), () -> "seed " + random + ": " + all);
			assertTrue(answer.text().startsWith("Your key is "), answer.text());
			assertTrue(answer.text().endsWith(", keep it."), answer.text());
			assertEquals(answer.text(), joined().substring(0, answer.text().length()));
		}
	}

	@Test
	void wholeAnswersAndLists() {
		server.enqueue(Answer.json(200, "{\"id\":\"" + KEY + "\",\"choices\":[{\"message\":{\"content\":\"x " + KEY
				+ "\"},\"finish_reason\":\"stop\"}]}"));
		assertEquals("x [key removed]", local.client.complete(HI, local.cancellation).text());
		server.enqueueFor("/models",
				Answer.json(200, "{\"data\":[{\"id\":\"a/b\",\"name\":\"" + KEY + "\",\"description\":\"\\u0073"
						+ KEY.substring(1) + "\"}]}"));
		var models = local.client.models(ModelScope.ALL, local.cancellation);
		assertFalse(
				SecretForms.isIn(models.models().toString() + new String(models.json(), StandardCharsets.UTF_8), KEY));
	}

	/** Which a JSON parser reads by itself. */
	@Test
	void listsAndDataInWideEncodings() {
		for (String charset : List.of("UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE")) {
			for (String space : List.of("", " ", "\n\n\n\n")) {
				byte[] list = wide(space, "{\"data\":[{\"id\":\"a/b\",\"name\":\"" + KEY + "\"}]}", charset);
				byte[] data = wide(space, "{\"data\":{\"label\":\"" + KEY + "\"}}", charset);
				server.enqueueFor("/models", Answer.content(200, "application/json", list));
				server.enqueueFor("/key", Answer.content(200, "application/json", data));
				String all = said(() -> local.client.models(ModelScope.ALL, local.cancellation).models())
						+ said(() -> local.client.key(local.cancellation));
				assertFalse(all.replace("\0", "").contains(KEY), () -> charset + ": " + all);
			}
		}
	}

	private static byte[] wide(String space, String json, String charset) {
		byte[] before = bytes(space);
		byte[] after = json.getBytes(java.nio.charset.Charset.forName(charset));
		byte[] all = java.util.Arrays.copyOf(before, before.length + after.length);
		System.arraycopy(after, 0, all, before.length, after.length);
		return all;
	}

	private static String said(java.util.function.Supplier<Object> request) {
		try {
			return String.valueOf(request.get());
		} catch (OpenRouterException e) {
			return e.toString();
		}
	}

	private String joined() {
		StringBuilder text = new StringBuilder();
		StringBuilder other = new StringBuilder();
		for (var event : local.events) {
			switch (event) {
				case io.github.openrouter4e.client.ChatEvent.Text part -> text.append(part.delta());
				case io.github.openrouter4e.client.ChatEvent.Reasoning part -> other.append(part.delta());
				case io.github.openrouter4e.client.ChatEvent.ToolCallDelta part -> other.append(part.argumentsDelta());
				case io.github.openrouter4e.client.ChatEvent.ReasoningDetailDelta part ->
					other.append(part.piece().text());
				default -> {
					// says nothing piece by piece
				}
			}
		}
		return text.append('\n').append(other).toString();
	}

	private void requireNoKey(String where) {
		try {
			local.chat();
			throw new AssertionError("no failure: " + where);
		} catch (OpenRouterException e) {
			StringWriter log = new StringWriter();
			e.printStackTrace(new PrintWriter(log));
			String all = log + "\n" + e.partialAnswer()
					+ (e instanceof ServiceException service ? service.error() : "");
			assertFalse(SecretForms.isIn(all, KEY), () -> where + ": " + all);
		}
	}

	private String error(Random random) {
		ObjectNode error = mapper.createObjectNode().put("message", "No");
		ObjectNode metadata = error.putObject("metadata");
		for (int i = 1 + random.nextInt(3); i > 0; i--) {
			String place = PLACES[random.nextInt(PLACES.length)];
			String text = "(" + SecretForms.any(KEY, random) + ")";
			ObjectNode object = place.startsWith("metadata.") ? metadata : error;
			String name = place.replace("metadata.", "");
			switch (random.nextInt(4)) {
				case 0 -> object.put(name, mapper.createObjectNode().put("message", text).toString());
				case 1 -> object.putArray(name).addObject().put("msg", text);
				case 2 -> object.putObject(name).putObject("error").put(text, "message");
				default -> object.put(name, text);
			}
		}
		return random.nextInt(5) == 0 ? error.toString() : mapper.createObjectNode().set("error", error).toString();
	}

	/** Text, reasoning and arguments, each with the key, cut into pieces of any size. */
	private String stream(Random random) {
		StringBuilder stream = new StringBuilder();
		int most = 1 + random.nextInt(30);
		for (String piece : pieces("Because " + KEY + " is so.", most, random)) {
			ObjectNode delta = mapper.createObjectNode();
			if (random.nextBoolean()) {
				delta.put("reasoning", piece);
			}
			delta.putArray("reasoning_details").addObject().put("type", "reasoning.text").put("index", 0).put("text",
					piece);
			stream.append(chunk(delta));
		}
		for (String piece : pieces("Your key is " + KEY + ", keep it.", most, random)) {
			stream.append(chunk(mapper.createObjectNode().put("content", piece)));
		}
		for (String piece : pieces("{\"key\":\"" + KEY + "\"}", most, random)) {
			ObjectNode delta = mapper.createObjectNode();
			ArrayNode calls = delta.putArray("tool_calls");
			calls.addObject().put("index", 0).put("id", "call").putObject("function").put("name", "f").put("arguments",
					piece);
			stream.append(chunk(delta));
		}
		return stream + "data: {\"id\":\"" + KEY + "\",\"provider\":\"" + KEY
				+ "\",\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\",\"native_finish_reason\":\"" + KEY
				+ "\"}]}\n\ndata: [DONE]\n\n";
	}

	private String chunk(ObjectNode delta) {
		ObjectNode chunk = mapper.createObjectNode().put("id", "gen");
		chunk.putArray("choices").addObject().put("index", 0).set("delta", delta);
		return "data: " + chunk + "\n\n";
	}

	private static List<String> pieces(String text, int most, Random random) {
		List<String> pieces = new java.util.ArrayList<>();
		for (int from = 0; from < text.length();) {
			int to = Math.min(text.length(), from + 1 + random.nextInt(most));
			pieces.add(text.substring(from, to));
			from = to;
		}
		return pieces;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
