package io.github.openrouter4e.chat.internal.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerPart;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Blob;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.GrowingText;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.RequestSpec;
import io.github.openrouter4e.chat.support.FakeSettings;
import io.github.openrouter4e.chat.support.FixedCatalogue;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.client.json.RequestJson;
import io.github.openrouter4e.costs.AnswerCost;

/** Whatever is in a conversation, its next request is one that providers take: else no prompt could be sent any more. */
class ReplayTest {

	private static final String GPT = "openai/gpt-5.2";
	private static final String CLAUDE = "anthropic/claude-sonnet-4.5";
	private static final String MISTRAL = "mistralai/devstral-medium";
	private static final List<String> MODELS = List.of(GPT, GPT + ":nitro", CLAUDE, "google/gemini-2.5-pro",
			"own/model", MISTRAL);
	private static final String ENCRYPTED = "{\"type\":\"reasoning.encrypted\",\"data\":\"%s\",\"id\":\"rs_1\",\"format\":\"openai-responses-v1\",\"index\":0}";

	private final FakeSettings settings = new FakeSettings();
	private final RequestAssembler assembler = new RequestAssembler(settings, FixedCatalogue.standard());

	@Test
	void aBlankAnswerIsNoMessage() throws Exception {
		JsonNode messages = messages(GPT, question("q"), answer(GPT, "\n\n", part(GPT, 2)), question("next"));
		assertEquals(List.of("user", "user"), messages.findValuesAsText("role"));
	}

	@Test
	void aLoneSurrogateIsReplaced() throws Exception {
		settings.systemPrompt = "s\uDE00";
		JsonNode messages = messages(GPT, question("bad \uD83D end"), question("good \uD83D\uDE00"));
		assertEquals("s\uFFFD", messages.path(0).path("content").asText());
		assertEquals("bad \uFFFD end", messages.path(1).path("content").asText());
		assertEquals("good \uD83D\uDE00", messages.path(2).path("content").asText());
	}

	@ParameterizedTest
	@CsvSource({"openai/gpt-5.2, openai/gpt-5.2, true", "openai/gpt-5.2, openai/gpt-5.2:nitro, true",
			"openai/gpt-5.2, anthropic/claude-sonnet-4.5, false", "anthropic/claude-sonnet-4.5, openai/gpt-5.2, false",
			"own/model, own/model, true", "openrouter/auto, openrouter/auto, false"})
	void reasoningGoesBackToTheModelItIsFrom(String before, String now, boolean expected) throws Exception {
		JsonNode messages = messages(now, question("q"), answer(before, "one", part(before, 3)), question("next"));
		JsonNode details = messages.path(1).path("reasoning_details");
		assertEquals(expected, details.isArray());
		if (expected) {
			assertEquals("enc-" + before, details.path(0).path("data").asText());
			assertFalse(details.path(0).has("id"), "names what the server stored, and it stores nothing");
		}
	}

	@Test
	void whatAFallbackReasonedDoesNotGoToTheModelThatWasAsked() throws Exception {
		AnswerPart part = part(CLAUDE, 3);
		assertFalse(messages(GPT, question("q"), answer(GPT, "one", part), question("next")).path(1)
				.has("reasoning_details"));
	}

	@Test
	void hollowDetailsStayBehind() throws Exception {
		AnswerPart part = new AnswerPart(3, 0, "g", CLAUDE, "P", "stop", "stop", null, AnswerCost.UNKNOWN, List.of(),
				List.of("{\"type\":\"reasoning.encrypted\",\"format\":\"openai-responses-v1\"}",
						"{\"type\":\"reasoning.text\",\"text\":\"hm\",\"format\":\"anthropic-claude-v1\"}",
						"{\"type\":\"reasoning.text\",\"text\":\"hm\",\"signature\":\"s\",\"format\":\"anthropic-claude-v1\"}",
						"not json"),
				List.of(), null, Duration.ZERO);
		JsonNode details = messages(CLAUDE, question("q"), answer(CLAUDE, "one", part), question("next")).path(1)
				.path("reasoning_details");
		assertEquals(1, details.size());
		assertEquals("s", details.path(0).path("signature").asText());
	}

	@Test
	void reasoningInWordsGoesBackWhereToolsAreUsed() throws Exception {
		var called = new AnswerPart(0, 8, "g", "own/model", "P", "tool_calls", null, null, AnswerCost.UNKNOWN,
				List.of(new ToolRequest("c1", "list", "{}")), List.of(), List.of(), null, Duration.ZERO);
		var answer = new Answer("a", null, Samples.NOW, "own/model", AnswerState.COMPLETE, GrowingText.EMPTY,
				GrowingText.of("I listed"), List.of(called), List.of(), List.of(), null);
		var result = Samples.result("t", "a", "c1", " ");
		JsonNode messages = messages("own/model", question("q"), answer, result);
		assertEquals("I listed", messages.path(1).path("reasoning").asText());
		assertEquals("(no output)", messages.path(2).path("content").asText());
		assertFalse(messages(GPT, question("q"), answer, result).path(1).has("reasoning"));
	}

	@Test
	void whatIsNoImageIsNotSentAndWhatIsHasTheTypeOfItsBytes() throws Exception {
		var prompt = new Prompt("look", List.of(new Attachment.Image("a.png", "image/png", Blob.of(new byte[0])),
				new Attachment.Image("b.png", "image/png", Blob.of("<html>".getBytes(StandardCharsets.UTF_8))),
				new Attachment.Image("c.png", "image/png", jpeg()), new Attachment.Pdf("d.pdf", Blob.of(new byte[0]))));
		JsonNode content = messages(GPT, new Question("q", null, Samples.NOW, prompt)).path(0).path("content");
		assertEquals(List.of("text", "text", "image_url", "text", "text"), content.findValuesAsText("type"));
		assertTrue(content.path(0).path("text").asText().contains("a.png"));
		assertTrue(content.path(2).path("image_url").path("url").asText().startsWith("data:image/jpeg;base64,"));
	}

	@Test
	void whatIsLeftOutIsNotSent() throws Exception {
		var prompt = new Prompt("look", List.of(new Attachment.Image("c.png", "image/png", jpeg())));
		var question = new Question("q", null, Samples.NOW, prompt);
		assertEquals("image_url", messages(GPT, question).path(0).path("content").path(0).path("type").asText());
		JsonNode part = messages(GPT, question.leavingOut(0)).path(0).path("content").path(0);
		assertEquals("<left-out name=\"c.png\">\nThis attachment was not sent.\n</left-out>",
				part.path("text").asText());
	}

	/** An image model drew, and a model goes on that sees no images: no provider would take any later prompt. */
	@Test
	void whatAModelDrewIsNotSentToOneThatSeesNothing() throws Exception {
		String blind = "deepseek/deepseek-v3.2";
		String url = jpeg().dataUrl("image/jpeg");
		Answer drawn = answer(GPT, "Here", part(GPT, 4)).withImage(url);
		Answer alone = answer(GPT, "", part(GPT, 0)).withImage(url);
		JsonNode seen = messages(GPT, question("q"), drawn, question("next"));
		assertEquals(1, seen.path(1).path("images").size());
		JsonNode messages = messages(blind, question("q"), drawn, question("again"), alone, question("next"));
		assertFalse(messages.toString().contains("image_url"), messages.toString());
		assertEquals("Here", messages.path(1).path("content").asText());
		assertEquals("(an image, which you cannot see)", messages.path(3).path("content").asText());
	}

	@ParameterizedTest
	@ValueSource(longs = {11, 12, 13, 14})
	void everyConversationCanGoOn(long seed) throws Exception {
		var random = new Random(seed);
		for (int i = 0; i < 150; i++) {
			var path = path(random);
			String model = MODELS.get(random.nextInt(MODELS.size()));
			boolean continued = path.getLast() instanceof Answer;
			if (!continued) {
				path.add(question("last"));
			}
			var order = new RequestSpec("c", path, continued, model, ConversationOptions.DEFAULTS, null);
			String json = assertDoesNotThrow(() -> RequestJson.of(assembler.assemble(order, List.of())),
					() -> path.toString());
			check(JsonMapper.builder().build().readTree(json).path("messages"), model);
		}
	}

	private static List<Turn> path(Random random) {
		var path = new ArrayList<Turn>();
		path.add(question(text(random) + "x"));
		for (int i = 0; i < 1 + random.nextInt(8); i++) {
			switch (random.nextInt(3)) {
				case 0 -> path.add(new Question("q" + i, null, Samples.NOW, prompt(random),
						random.nextBoolean() ? Set.of() : Set.of(0)));
				case 1 -> path.add(answer(random, i));
				default -> path.add(outcome(random, Samples.result("t" + i, null, callId(random), text(random))));
			}
		}
		return path;
	}

	private static Prompt prompt(Random random) {
		var attachments = new ArrayList<Attachment>();
		for (int i = random.nextInt(3); i > 0; i--) {
			attachments.add(switch (random.nextInt(4)) {
				case 0 -> new Attachment.Image("i" + text(random), "image/png",
						random.nextBoolean() ? jpeg() : Blob.of(text(random).getBytes(StandardCharsets.UTF_8)));
				case 1 -> new Attachment.Pdf("p", Blob.of(new byte[random.nextInt(2)]));
				case 2 -> new Attachment.TextFile(text(random), text(random));
				default -> new Attachment.FolderListing(text(random), text(random));
			});
		}
		return new Prompt(text(random), attachments);
	}

	private static Answer answer(Random random, int number) {
		String model = MODELS.get(random.nextInt(MODELS.size()));
		var parts = new ArrayList<AnswerPart>();
		var text = new StringBuilder();
		for (int i = random.nextInt(3); i >= 0; i--) {
			text.append(text(random));
			var calls = new ArrayList<ToolRequest>();
			for (int c = random.nextInt(5) - 2; c > 0; c--) {
				calls.add(new ToolRequest(callId(random), random.nextBoolean() ? "read" : text(random),
						List.of("", "{\"a\":1}", "{\"a", "null", "[1]", "\uD83D").get(random.nextInt(6))));
			}
			String answered = random.nextInt(4) == 0 ? MODELS.get(random.nextInt(MODELS.size())) : model;
			List<String> details = switch (random.nextInt(4)) {
				case 0 -> List.of(ENCRYPTED.formatted("enc-" + answered));
				case 1 -> List.of(ENCRYPTED.formatted(""));
				case 2 ->
					List.of("{\"type\":\"reasoning.text\",\"text\":\"\uD83D\",\"data\":\"enc-" + answered + "\"}");
				default -> List.of();
			};
			parts.add(new AnswerPart(text.length(), random.nextInt(5), "g", answered, "P", "stop", null, null,
					AnswerCost.UNKNOWN, calls, details, List.of(), null, Duration.ZERO));
		}
		String rest = random.nextInt(4) == 0 ? text(random) : "";
		return new Answer("a" + number, null, Samples.NOW, model, AnswerState.FAILED,
				GrowingText.of(text + rest), GrowingText.of(" hm \n"), parts, List.of(), List.of(), null);
	}

	private static ToolResult outcome(Random random, ToolResult result) {
		return switch (random.nextInt(6)) {
			case 0 -> ToolResult.begin(result.id(), null, Samples.NOW, result.callId(), "read");
			case 1 -> result.withEnd(new ToolOutcome.Denied(text(random)), null);
			case 2 -> result.withEnd(new ToolOutcome.Failed(text(random), ToolOutcome.Failed.Kind.STALE), null);
			case 3 -> result.withEnd(new ToolOutcome.Done(List.of(), null), null);
			case 4 -> result.withEnd(new ToolOutcome.Done(List.of(new ToolOutcome.Part.Text(text(random)),
					new ToolOutcome.Part.Image(jpeg().dataUrl("image/jpeg"))), new ToolView("t", "d")), null);
			default -> result;
		};
	}

	private static String callId(Random random) {
		return List.of("c0", "c1", "", "functions.read:0", "A1b2C3d4E", "c|1", "long-".repeat(20), " ")
				.get(random.nextInt(8));
	}

	/** As the texts of a conversation are once they are stored or made by its parts. */
	private static String text(Random random) {
		return List.of("", " ", "\n\n", "words", "\uD83D\uDE00", "x\uFFFD", "<a name=\"&\">", "\u4F60\u597D")
				.get(random.nextInt(8));
	}

	private static void check(JsonNode messages, String model) throws CharacterCodingException {
		encode(messages.toString());
		var open = new HashSet<String>();
		var ids = new HashSet<String>();
		String form = model.equals(MISTRAL) ? "[A-Za-z0-9]{9}" : "\\S{1,64}";
		for (JsonNode message : messages) {
			String role = message.path("role").asText();
			if (role.equals("tool")) {
				assertTrue(open.remove(message.path("tool_call_id").asText()));
				checkContent(message);
				continue;
			}
			assertEquals(Set.of(), open, "every call has its result");
			checkContent(message);
			for (JsonNode call : message.path("tool_calls")) {
				assertTrue(open.add(call.path("id").asText()));
				assertTrue(ids.add(call.path("id").asText()), "no two calls of a request have one id");
				assertTrue(call.path("id").asText().matches(form), call.toString());
				assertTrue(call.path("function").path("name").asText().matches("[A-Za-z0-9_-]{1,64}"));
				assertTrue(assertDoesNotThrow(() -> JsonMapper.builder().build()
						.readTree(call.path("function").path("arguments").asText())).isObject());
			}
			for (JsonNode detail : message.path("reasoning_details")) {
				assertEquals("enc-" + model.replace(":nitro", ""),
						detail.path("data").asText().replace(":nitro", ""));
				assertFalse(detail.path("id").asText().startsWith("rs_"));
			}
		}
		assertEquals(Set.of(), open);
		assertNotEquals("assistant", messages.path(messages.size() - 1).path("role").asText());
	}

	private static void checkContent(JsonNode message) {
		JsonNode content = message.path("content");
		if (content.isTextual()) {
			assertFalse(content.asText().isBlank(), message.toString());
		} else if (content.isNull()) {
			assertTrue(message.has("tool_calls"));
		}
		for (JsonNode part : content) {
			if (part.path("type").asText().equals("text")) {
				assertFalse(part.path("text").asText().isBlank());
			} else if (part.path("type").asText().equals("image_url")) {
				String url = part.path("image_url").path("url").asText();
				byte[] bytes = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
				assertEquals(ByteBuffer.wrap(jpeg().bytes()), ByteBuffer.wrap(bytes));
			}
		}
	}

	private static void encode(String text) throws CharacterCodingException {
		StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
	}

	private JsonNode messages(String model, Turn... path) throws Exception {
		var order = new RequestSpec("c", List.of(path), false, model, ConversationOptions.DEFAULTS, null);
		return JsonMapper.builder().build().readTree(RequestJson.of(assembler.assemble(order, List.of())))
				.path("messages");
	}

	@ParameterizedTest
	@CsvSource({"mistralai/devstral-medium, toolu_01A, zcuydz2tj", "mistralai/devstral-medium, A1b2C3d4E, A1b2C3d4E",
			"openai/gpt-5.2, toolu_01A, toolu_01A", "openai/gpt-5.2, functions.read:0, functions_read_0",
			"moonshotai/kimi-k2, functions.read:0, functions.read:0"})
	void theIdOfACallIsOneThatTheProviderAccepts(String asked, String told, String sent) throws Exception {
		String calling = told.startsWith("functions") ? "moonshotai/kimi-k2" : CLAUDE;
		JsonNode messages = messages(asked, question("q"), calling(calling, "a1", told), result("t1", told));
		assertEquals(List.of(sent), messages.path(1).path("tool_calls").findValuesAsText("id"));
		assertEquals(sent, messages.path(2).path("tool_call_id").asText());
	}

	/** Some models number the calls of each answer from 0. */
	@Test
	void callsOfSeveralAnswersHaveDifferentIds() throws Exception {
		JsonNode once = messages(GPT, question("q"), calling(GPT, "a1", "call_0"), result("t1", "call_0"));
		JsonNode twice = messages(GPT, question("q"), calling(GPT, "a1", "call_0"), result("t1", "call_0"),
				calling(GPT, "a2", "call_0"), result("t2", "call_0"));
		assertEquals(List.of("call_0", "call_0_2"), twice.findValuesAsText("tool_call_id"));
		for (int i = 0; i < once.size(); i++) {
			assertEquals(once.path(i), twice.path(i), "the cached beginning stays as it is");
		}
	}

	private static Answer calling(String model, String id, String callId) {
		var part = new AnswerPart(0, 0, "g", model, "P", "tool_calls", null, null, AnswerCost.UNKNOWN,
				List.of(new ToolRequest(callId, "read", "{}")), List.of(), List.of(), null, Duration.ZERO);
		return new Answer(id, null, Samples.NOW, model, AnswerState.COMPLETE, GrowingText.EMPTY, GrowingText.EMPTY,
				List.of(part), List.of(), List.of(), null);
	}

	private static ToolResult result(String id, String callId) {
		return Samples.result(id, null, callId, "content");
	}

	private static Question question(String text) {
		return new Question("q-" + text, null, Samples.NOW, Prompt.of(text));
	}

	private static Answer answer(String model, String text, AnswerPart part) {
		return new Answer("a-" + text, null, Samples.NOW, model, AnswerState.COMPLETE, GrowingText.of(text),
				GrowingText.EMPTY, List.of(part), List.of(), List.of(), null);
	}

	private static AnswerPart part(String model, int end) {
		return new AnswerPart(end, 0, "g", model, "P", "stop", "stop", null, AnswerCost.UNKNOWN, List.of(),
				List.of(ENCRYPTED.formatted("enc-" + model)), List.of(), null, Duration.ZERO);
	}

	private static Blob jpeg() {
		return Blob.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});
	}
}
