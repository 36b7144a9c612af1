package io.github.openrouter4e.chat.internal.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.RequestAssembler.RequestSpec;
import io.github.openrouter4e.chat.support.FakeSettings;
import io.github.openrouter4e.chat.support.FixedCatalogue;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.Plugin;
import io.github.openrouter4e.client.ProviderSort;
import io.github.openrouter4e.client.RawJson;
import io.github.openrouter4e.client.ReasoningEffort;
import io.github.openrouter4e.client.ResponseFormat;
import io.github.openrouter4e.client.ServiceTier;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.costs.TextSize;
import io.github.openrouter4e.models.ModelParameters;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;
import io.github.openrouter4e.models.RoutingOptions;

class RequestAssemblerTest {

	private final FakeSettings settings = new FakeSettings();
	private final RequestAssembler assembler = new RequestAssembler(settings, FixedCatalogue.standard());

	@Test
	void theUsersChoicesAreSent() {
		settings.webSearch = true;
		settings.parameters.put(Samples.MODEL,
				ModelParameters.EMPTY.withMaxTokens(2000).withVerbosity("high"));
		settings.routing = RoutingOptions.builder().sort("price").zeroDataRetention(true).only(List.of("openai"))
				.allowFallbacks(false).maxPromptPrice(new BigDecimal("5")).fallbackModels(List.of("openai/gpt-5-mini"))
				.build();
		ChatRequest request = assemble(ConversationOptions.DEFAULTS.withReasoningEffort("high"), null);
		assertEquals(Samples.MODEL, request.model());
		assertEquals(List.of("openai/gpt-5-mini"), request.fallbackModels());
		assertEquals("c1", request.sessionId());
		assertEquals(2000, request.maxTokens());
		assertEquals(ReasoningEffort.HIGH, request.reasoning().effort());
		assertEquals(ProviderSort.By.PRICE, request.provider().sort().by());
		assertEquals(Boolean.TRUE, request.provider().zdr());
		assertEquals(Boolean.FALSE, request.provider().allowFallbacks());
		assertNull(request.provider().requireParameters());
		assertEquals(new BigDecimal("5"), request.provider().maxPrice().prompt());
		assertEquals(List.of(Tool.Server.WEB_SEARCH), request.tools());
	}

	@Test
	void theConversationsOwnChoicesWin() {
		settings.webSearch = true;
		settings.systemPrompt = "general";
		var options = new ConversationOptions(null, "special", null, false);
		ChatRequest request = assemble(options, 100);
		assertEquals("special", request.messages().getFirst().content().text());
		assertEquals(List.of(), request.tools());
		assertEquals(100, request.maxTokens());
		assertEquals(1, assemble(options.withSystemPrompt(""), null).messages().size());
	}

	/** The conversation's choice, then that of the model, which the settings put before that for all models. */
	@Test
	void requestsAreHandledAsTheConversationChooses() {
		settings.requestOptions = RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "flex")
				.with(RequestOption.CONTEXT_COMPRESSION, "on");
		assertEquals(ServiceTier.FLEX, assemble(ConversationOptions.DEFAULTS, null).serviceTier());
		var own = ConversationOptions.DEFAULTS
				.withRequest(RequestOptions.EMPTY.with(RequestOption.SERVICE_TIER, "priority"));
		assertEquals(ServiceTier.PRIORITY, assemble(own, null).serviceTier());
		assertEquals(List.of(Plugin.CONTEXT_COMPRESSION), assemble(own, null).plugins());
	}

	@Test
	void theAutoRouterIsToldWhoAnsweredLastIfItShallStay() {
		var path = List.of(Samples.question("q1", null, "Hi"), Samples.complete("a1", "q1", "Hello"),
				Samples.question("q2", "a1", "And now?"));
		var spec = new RequestSpec("c1", path, false, "openrouter/auto", ConversationOptions.DEFAULTS, null);
		assertEquals(List.of(), models(assembler.assemble(spec, List.of())));
		settings.requestOptions = RequestOptions.EMPTY.with(RequestOption.AUTO_PIN, "on");
		assertEquals(List.of(Samples.MODEL), models(assembler.assemble(spec, List.of())));
	}

	@Test
	void theLastQuestionsSchemaIsAskedForWhereItIsFollowed() {
		var schema = new Attachment.AnswerSchema("Review (JSON schema)",
				"{\"type\":\"object\",\"additionalProperties\":false}");
		var asked = new Question("q1", null, Samples.NOW, new Prompt("Review", List.of(schema)));
		var path = List.of(asked, Samples.complete("a1", "q1", "{}"));
		ChatRequest request = assembler.assemble(
				new RequestSpec("c1", path, true, Samples.MODEL, ConversationOptions.DEFAULTS, null), List.of());
		assertEquals(new ResponseFormat.JsonSchema("Review_JSON_schema", new RawJson(schema.json()), true),
				request.responseFormat());
		assertEquals(Boolean.TRUE, request.provider().requireParameters());
		assertEquals(new Content.Plain("Review"), request.messages().getFirst().content());

		var plain = List.of(asked, Samples.complete("a1", "q1", "{}"), Samples.question("q2", "a1", "And in words?"));
		assertNull(assembler.assemble(
				new RequestSpec("c1", plain, false, Samples.MODEL, ConversationOptions.DEFAULTS, null), List.of())
				.responseFormat());

		var freely = new RequestAssembler(settings, new FixedCatalogue("""
				{"data":[{"id":"a/plain","supported_parameters":["response_format"],
				"pricing":{"prompt":"0","completion":"0"}}]}"""));
		assertNull(freely.assemble(
				new RequestSpec("c1", List.of(asked), false, "a/plain", ConversationOptions.DEFAULTS, null), List.of())
				.responseFormat());
	}

	private static List<String> models(ChatRequest request) {
		return request.messages().stream().filter(AssistantMessage.class::isInstance)
				.map(message -> ((AssistantMessage) message).model()).filter(Objects::nonNull).toList();
	}

	@Test
	void whatAModelDoesNotTakeIsNotSent() {
		settings.parameters.put("openai/o4-mini", ModelParameters.EMPTY.withTemperature(new BigDecimal("0.5")));
		ChatRequest request = assembler.assemble(order("openai/o4-mini", ConversationOptions.DEFAULTS, null),
				List.of());
		assertNull(request.sampling().temperature());
	}

	/** Models that draw do so only if they are asked to. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', nullValues = "-", quoteCharacter = '#', value = {"['image']; [image]",
			"['image','text']; [image, text]", "['text']; []", "['text','audio']; []", "[]; []"})
	void whatTheModelMakesIsAskedFor(String output, String modalities) {
		var draws = new RequestAssembler(settings, new FixedCatalogue("""
				{'data':[{'id':'black-forest-labs/flux.2-pro','architecture':{'input_modalities':['text'],
				'output_modalities':%s},'pricing':{'prompt':'0','completion':'0'}}]}"""
				.formatted(output).replace('\'', '"')));
		assertEquals(modalities, draws.assemble(
				order("black-forest-labs/flux.2-pro", ConversationOptions.DEFAULTS, null), List.of())
				.modalities().toString());
	}

	/** What draws may do so unasked, and what only draws is refused rather than paid for an image. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '#', value = {"['image']; [text]", "['image','text']; [text]",
			"['text']; []", "['text','audio']; []"})
	void plainTextIsAskedForWhatTheModelMakes(String output, String modalities) {
		var draws = new RequestAssembler(settings, new FixedCatalogue("""
				{'data':[{'id':'a/draws','architecture':{'input_modalities':['text'],'output_modalities':%s},
				'supported_parameters':['structured_outputs'],'pricing':{'prompt':'0','completion':'0'}}]}"""
				.formatted(output).replace('\'', '"')));
		var asked = new Question("q1", null, Samples.NOW,
				new Prompt("Review", List.of(new Attachment.AnswerSchema("R", "{\"type\":\"object\"}"))));
		var options = ConversationOptions.DEFAULTS
				.withRequest(RequestOptions.EMPTY.with(RequestOption.VOICE, "coral"));
		ChatRequest request = draws.assemble(
				new RequestSpec("c1", List.of(asked), false, "a/draws", options, null).inPlainText(), List.of());
		assertEquals(modalities, request.modalities().toString());
		assertNull(request.responseFormat());
		assertEquals(Map.of(), request.extras());
	}

	/** Only models that can, in the voice that was chosen; what follows a schema is for reading. */
	@Test
	void answersAreSpokenWhereThatWasChosen() {
		var speaks = new RequestAssembler(settings,
				new FixedCatalogue(
						"""
								{'data':[{'id':'a/speaks','architecture':{'input_modalities':['text'],'output_modalities':['text','audio']},
								'supported_parameters':['structured_outputs'],'pricing':{'prompt':'0','completion':'0'}},
								{'id':'a/writes','architecture':{'input_modalities':['text'],'output_modalities':['text']},
								'pricing':{'prompt':'0','completion':'0'}}]}"""
								.replace('\'', '"')));
		assertEquals(List.of(),
				speaks.assemble(order("a/speaks", ConversationOptions.DEFAULTS, null), List.of()).modalities());
		var options = ConversationOptions.DEFAULTS
				.withRequest(RequestOptions.EMPTY.with(RequestOption.VOICE, "coral"));
		ChatRequest spoken = speaks.assemble(order("a/speaks", options, null), List.of());
		assertEquals(List.of("text", "audio"), spoken.modalities());
		assertEquals(Map.of("audio", new RawJson("{\"voice\":\"coral\",\"format\":\"pcm16\"}")), spoken.extras());
		assertTrue(speaks.speaks(options, "a/speaks"));
		ChatRequest written = speaks.assemble(order("a/writes", options, null), List.of());
		assertEquals(List.of(), written.modalities());
		assertEquals(Map.of(), written.extras());
		assertFalse(speaks.speaks(options, "a/writes"));
		var asked = new Question("q1", null, Samples.NOW,
				new Prompt("Review", List.of(new Attachment.AnswerSchema("R", "{\"type\":\"object\"}"))));
		assertEquals(List.of(), speaks
				.assemble(new RequestSpec("c1", List.of(asked), false, "a/speaks", options, null), List.of())
				.modalities());
	}

	@Test
	void aNextRequestExtendsTheLastOne() {
		var path = new ArrayList<Turn>();
		List<Message> before = List.of();
		for (int i = 0; i < 10; i++) {
			path.add(Samples.question("q" + i, null, "question " + i));
			List<Message> messages = assembler.assemble(new RequestSpec("c1", path, false, Samples.MODEL,
					ConversationOptions.DEFAULTS, null), List.of()).messages();
			assertEquals(before, messages.subList(0, before.size()));
			before = messages;
			path.add(answerWithoutCalls(i));
		}
	}

	private static Turn answerWithoutCalls(int i) {
		return Samples.withoutCalls(Samples.complete("a" + i, "q" + i, "answer " + i));
	}

	@Test
	void detailsAndFileAnnotationsGoBackUnmodified() {
		List<Turn> path = List.of(Samples.question("q", null, "hi"),
				Samples.withoutCalls(Samples.complete("a", "q", "text")), Samples.question("q2", "a", "more"));
		AssistantMessage sent = (AssistantMessage) assembler
				.assemble(new RequestSpec("c1", path, false, Samples.MODEL, ConversationOptions.DEFAULTS, null),
						List.of())
				.messages().get(1);
		assertEquals("{\"type\":\"reasoning.text\",\"text\":\"hm\",\"index\":0}",
				sent.reasoningDetails().getFirst().json().text());
		assertEquals("{\"type\":\"file\",\"file\":{\"hash\":\"h\"}}", sent.annotations().getFirst().text());
		assertEquals(List.of("data:image/png;base64,AAAA"), sent.images());
	}

	@Test
	void onlyTextsTeachWhatATokenHolds() {
		assertTrue(TextSize.of(assemble(ConversationOptions.DEFAULTS, null)) > 0);
		var path = List.of(new Question("q", null, Samples.NOW, Samples.promptWithEverything()));
		assertEquals(0, TextSize.of(assembler
				.assemble(new RequestSpec("c1", path, false, Samples.MODEL, ConversationOptions.DEFAULTS, null),
						List.of())));
		assertEquals(1000 + 800, RequestSize.otherTokens(Samples.promptWithEverything()));
	}

	private ChatRequest assemble(ConversationOptions options, Integer maxTokens) {
		return assembler.assemble(order(Samples.MODEL, options, maxTokens), List.of());
	}

	private static RequestSpec order(String model, ConversationOptions options, Integer maxTokens) {
		return new RequestSpec("c1", List.of(Samples.question("q", null, "hello")), false, model, options, maxTokens);
	}
}
