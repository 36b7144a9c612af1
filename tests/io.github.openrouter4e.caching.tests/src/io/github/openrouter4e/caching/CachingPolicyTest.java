package io.github.openrouter4e.caching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static io.github.openrouter4e.caching.Samples.LONG;
import static io.github.openrouter4e.caching.Samples.TOOL;
import static io.github.openrouter4e.caching.Samples.apply;
import static io.github.openrouter4e.caching.Samples.assertUnchanged;
import static io.github.openrouter4e.caching.Samples.longSystem;
import static io.github.openrouter4e.caching.Samples.marks;
import static io.github.openrouter4e.caching.Samples.model;
import static io.github.openrouter4e.caching.Samples.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.openrouter4e.caching.CachingExplanation.Kind;
import io.github.openrouter4e.client.AssistantMessage;
import io.github.openrouter4e.client.CacheControl;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.Content;
import io.github.openrouter4e.client.ContentPart;
import io.github.openrouter4e.client.Message;
import io.github.openrouter4e.client.Tool;
import io.github.openrouter4e.client.ToolCall;
import io.github.openrouter4e.client.ToolMessage;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.client.json.RequestJson;
import io.github.openrouter4e.models.ModelInfo;

class CachingPolicyTest {

	private static final String CLAUDE = "anthropic/claude-sonnet-4.5";

	private static AssistantMessage calls(String... ids) {
		return new AssistantMessage(new Content.Plain(""),
				List.of(ids).stream().map(id -> new ToolCall(id, "look", "{}")).toList(), "", List.of(), List.of(),
				List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = {CLAUDE, "anthropic/claude-of-tomorrow-9", "~anthropic/claude-sonnet-latest",
			"anthropic/claude-3.5-haiku:beta", "anthropic/claude-3.7-sonnet:thinking",
			"anthropic/claude-haiku-4.5@preset/x"})
	void everyAnthropicModelIsMarkedListedOrNot(String id) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hello"));
		CachingDecision decision = apply(request);
		assertEquals(List.of("0.0", "1.0"), marks(decision.request()));
		assertEquals(new CachingExplanation(Kind.MARKED, "Anthropic", 2, 0, CacheLifetime.FIVE_MINUTES),
				decision.explanation());
	}

	@ParameterizedTest
	@ValueSource(strings = {"bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0", "us.anthropic.claude-sonnet-4-5-v1:0",
			"vertex_ai/claude-sonnet-4-5@20250929", "claude-sonnet-4-5", "Claude-Opus-4.5",
			"my-team/eu.claude-3-haiku", "databricks-claude-sonnet-4", "anthropic--claude-4-sonnet",
			"team/claude_3_haiku", "bedrock-claude-v2", "sap/anthropic--claude-3.5-sonnet"})
	void claudeIsMarkedByWhateverNameUnlessThatIsOff(String id) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hello"));
		assertEquals(List.of("0.0", "1.0"), marks(apply(request).request()));
		CachingSettings off = new CachingSettings(false, CacheLifetime.FIVE_MINUTES, false);
		assertEquals(request, CachingPolicy.apply(request, null, off).request());
	}

	@ParameterizedTest
	@ValueSource(strings = {"llama/my-claude-distill", "x/not-claude-sonnet-4", "claude", "claudette-3",
			"a/claude-killer", "qwen-claude-sonnet-distill", "my-anthropic-claude-opus"})
	void whatIsOnlyNamedAfterItIsNot(String id) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hello"));
		assertEquals(List.of(), marks(apply(request).request()));
	}

	private static final CachingSettings OPENAI_MARKS = new CachingSettings(false, CacheLifetime.FIVE_MINUTES, true,
			true);

	@ParameterizedTest
	@ValueSource(strings = {"openai/gpt-5.6", "openai/gpt-5.6-mini", "openai/gpt-6", "openai/gpt-5.10:nitro"})
	void newGptsCacheWhatIsMarkedIfTheUserWantsThat(String id) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hi"));
		CachingDecision decision = CachingPolicy.apply(request, null, OPENAI_MARKS);
		assertEquals(Kind.MARKED_FOR_OPENAI, decision.explanation().kind());
		String json = RequestJson.of(decision.request());
		assertTrue(json.contains("\"prompt_cache_options\":{\"mode\":\"explicit\",\"ttl\":\"30m\"}"), json);
		assertTrue(json.contains("\"cache_control\":{\"type\":\"ephemeral\"}"), json);
		assertEquals(Kind.MARKED_FOR_OPENAI, CachingPolicy.explain(id, null, OPENAI_MARKS, 100_000).kind());
		assertEquals(request, CachingPolicy.apply(request, null, CachingSettings.DEFAULT).request());
	}

	@ParameterizedTest
	@ValueSource(strings = {"openai/gpt-5.2", "openai/gpt-5", "openai/gpt-4o", "openai/gpt-5-mini", "x-ai/grok-9"})
	void othersAreLeftToTheirProviders(String id) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hi"));
		assertEquals(request, CachingPolicy.apply(request, null, OPENAI_MARKS).request());
	}

	@Test
	void systemToolsAndTheConversationAreCovered() {
		ChatRequest request = ChatRequest.builder().model(CLAUDE)
				.tools(List.of(TOOL, new Tool.Function("leap", "", null), Tool.Server.WEB_SEARCH))
				.messages(List.of(longSystem(), new UserMessage("One"), new AssistantMessage("Two"),
						new UserMessage("Three")))
				.build();
		CachingDecision decision = apply(request);
		assertEquals(List.of("tool 1", "0.0", "1.0", "3.0"), marks(decision.request()));
		assertEquals(4, decision.explanation().marks());
	}

	@Test
	void inAToolLoopTheResultsAreMarkedWhereThePreviousRequestEnded() {
		List<Message> messages = new ArrayList<>(List.of(longSystem(), new UserMessage("Look")));
		messages.add(calls("a", "b"));
		messages.add(new ToolMessage("a", "seen"));
		messages.add(new ToolMessage("b", "heard"));
		assertEquals(List.of("0.0", "1.0", "4.0"),
				marks(apply(ChatRequest.builder().model(CLAUDE).messages(messages).build()).request()));
		messages.add(calls("c"));
		messages.add(new ToolMessage("c", "smelt"));
		assertEquals(List.of("0.0", "4.0", "6.0"),
				marks(apply(ChatRequest.builder().model(CLAUDE).messages(messages).build()).request()));
	}

	@Test
	void nothingIsAddedWhereNoTextCanBeMarked() {
		Content image = new Content.Parts(List.of(new ContentPart.Image("https://x.test/owl.png", null)));
		Content textAndImage = new Content.Parts(
				List.of(new ContentPart.Text("See:"), new ContentPart.Text("  "),
						new ContentPart.Image("https://x.test/owl.png", null)));
		ChatRequest request = request(CLAUDE, longSystem(), new UserMessage(textAndImage), calls("a", "b"),
				new ToolMessage("a", ""),
				new ToolMessage("b", image));
		ChatRequest marked = apply(request).request();
		assertEquals(List.of("0.0", "1.0"), marks(marked));
		assertEquals(request.messages().get(3), marked.messages().get(3));
		assertEquals(request.messages().get(4), marked.messages().get(4));
	}

	@Test
	void anAnswerThatIsContinuedIsNotMarked() {
		ChatRequest request = request(CLAUDE, longSystem(), new UserMessage("Go on"),
				new AssistantMessage("Once upon"));
		ChatRequest marked = apply(request).request();
		assertEquals(List.of("0.0", "1.0"), marks(marked));
		assertSame(request.messages().get(2), marked.messages().get(2));
	}

	@Test
	void withoutSystemTextTheConversationAloneIsMarked() {
		assertEquals(List.of("0.0"), marks(apply(request(CLAUDE, new UserMessage(LONG))).request()));
	}

	@Test
	void anHourIfTheUserWantsIt() {
		CachingDecision decision = CachingPolicy.apply(request(CLAUDE, longSystem(), new UserMessage("Hi")), null,
				new CachingSettings(false, CacheLifetime.ONE_HOUR));
		Content.Parts system = (Content.Parts) decision.request().messages().get(0).content();
		assertEquals(CacheControl.ONE_HOUR, Samples.mark(system.parts().get(0)));
		assertEquals(CacheLifetime.ONE_HOUR, decision.explanation().lifetime());
	}

	@Test
	void marksThatWereThereBeforeDoNotAddUp() {
		List<ContentPart> five = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			five.add(new ContentPart.Text(LONG, CacheControl.ONE_HOUR));
		}
		ChatRequest request = request(CLAUDE, new UserMessage(new Content.Parts(five)));
		assertEquals(List.of("0.4"), marks(apply(request).request()));
		assertEquals(5, marks(request).size());
	}

	@Test
	void aRequestThatAsksForAutomaticMarkingIsLeftAlone() {
		ChatRequest request = request(CLAUDE, longSystem(), new UserMessage("Hi")).toBuilder()
				.cacheControl(CacheControl.EPHEMERAL)
				.build();
		assertUnchanged(Kind.REQUEST_DECIDES, request, apply(request));
	}

	@Test
	void whereNothingCanBeMarkedNothingIs() {
		ChatRequest request = request(CLAUDE,
				new UserMessage(new Content.Parts(List.of(new ContentPart.Image("https://x.test/owl.png", null)))));
		assertUnchanged(Kind.NOTHING_TO_MARK, request, apply(request));
	}

	@ParameterizedTest
	@CsvSource({"anthropic/claude-sonnet-4.5,1024", "anthropic/claude-opus-4,1024", "anthropic/claude-opus-4.7,2048",
			"anthropic/claude-3.5-haiku,2048", "anthropic/claude-3-5-haiku-20241022,2048",
			"anthropic/claude-haiku-4.5,4096",
			"anthropic/claude-4.5-haiku-20251001,4096", "anthropic/claude-opus-4.6,4096",
			"anthropic/claude-sonnet-4-20250514,1024",
			"anthropic/claude-opus-5-20260723,512", "anthropic/claude-fable-5.1,512", "anthropic/claude-sonnet-5,1024",
			"anthropic/claude-unheard-of,512"})
	void shortPromptsAreSurelyBelowTheMinimum(String id, int minimum) {
		ChatRequest tiny = request(id, new UserMessage("Hi"));
		CachingDecision decision = apply(tiny);
		assertUnchanged(Kind.BELOW_MINIMUM, tiny, decision);
		assertEquals(minimum, decision.explanation().minimumTokens());
		// the bound is what a text could have at most, two bytes per token; beyond, a mark does no harm
		ChatRequest below = request(id, new UserMessage("x".repeat(2 * minimum - 2)));
		assertUnchanged(Kind.BELOW_MINIMUM, below, apply(below));
		assertEquals(List.of("0.0"), marks(apply(request(id, new UserMessage("x".repeat(2 * minimum)))).request()));
		assertEquals(List.of("0.0"), marks(apply(request(id, new UserMessage("\u732b".repeat(minimum)))).request()));
	}

	@Test
	void anAliasHasTheMinimumOfTheModelBehindIt() {
		ModelInfo alias = ModelInfo.of(ModelListDecoder.decode(
				"{\"data\":[{\"id\":\"~anthropic/claude-opus-latest\",\"canonical_slug\":\"anthropic/claude-opus-4.5-20251124\"}]}"
						.getBytes(StandardCharsets.UTF_8))
				.models().get(0));
		assertEquals(4096, apply(request(alias.id(), new UserMessage("Hi")), alias).explanation().minimumTokens());
	}

	@ParameterizedTest
	@CsvSource({"openai/gpt-9,OpenAI", "x-ai/grok-9,xAI", "deepseek/deepseek-v9,DeepSeek",
			"moonshotai/kimi-k9,Moonshot AI",
			"z-ai/glm-9,Z.AI"})
	void automaticFamiliesGetTheRequestAsItIs(String id, String provider) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hi"));
		for (ModelInfo model : new ModelInfo[]{null, model(id, "'prompt':'0.1','input_cache_read':'0.01'")}) {
			CachingDecision decision = apply(request, model);
			assertUnchanged(Kind.AUTOMATIC, request, decision);
			assertEquals(provider, decision.explanation().provider());
		}
	}

	@Test
	void shortPromptsAreNotCachedAutomaticallyEither() {
		ChatRequest request = request("openai/gpt-9", new UserMessage("Hi"));
		assertUnchanged(Kind.BELOW_MINIMUM, request, apply(request));
		assertEquals(1024, apply(request).explanation().minimumTokens());
	}

	@Test
	void modelsWithoutCachedPricesOfferNone() {
		ChatRequest request = request("openai/gpt-oss", longSystem(), new UserMessage("Hi"));
		assertUnchanged(Kind.NOT_OFFERED, request, apply(request, model("openai/gpt-oss", "'prompt':'0.1'")));
		ChatRequest other = request("acme/owl", longSystem(), new UserMessage("Hi"));
		assertUnchanged(Kind.NOT_OFFERED, other, apply(other, model("acme/owl", "'prompt':'0.1'")));
		assertUnchanged(Kind.UNKNOWN_MODEL, other, apply(other));
	}

	@ParameterizedTest
	@ValueSource(strings = {"openrouter/auto", "@preset/careful"})
	void whoeverChoosesTheModelLaterDecidesLater(String id) {
		ChatRequest request = request(id, longSystem(), new UserMessage("Hi"));
		assertUnchanged(Kind.MODEL_CHOSEN_LATER, request, apply(request));
	}

	@Test
	void theAccountsDefaultModelIsNotKnown() {
		ChatRequest request = ChatRequest.builder().messages(List.of(new UserMessage(LONG))).build();
		assertUnchanged(Kind.MODEL_CHOSEN_LATER, request, apply(request));
	}

	@Test
	void qwenIsMarkedWhereItsPricesShowAWrite() {
		ModelInfo model = model("qwen/qwen-max",
				"'prompt':'0.1','input_cache_read':'0.01','input_cache_write':'0.125'");
		ChatRequest request = request(model.id(), longSystem(), new UserMessage("One"), new AssistantMessage("Two"),
				new UserMessage("Three")).toBuilder().tools(List.of(TOOL)).build();
		CachingDecision decision = CachingPolicy.apply(request, model,
				new CachingSettings(true, CacheLifetime.ONE_HOUR));
		assertEquals(List.of("0.0", "1.0", "3.0"), marks(decision.request()));
		Content.Parts system = (Content.Parts) decision.request().messages().get(0).content();
		assertEquals(CacheControl.EPHEMERAL, Samples.mark(system.parts().get(0)));
		ChatRequest plain = request("qwen/qwen-small", longSystem(), new UserMessage("One"));
		assertUnchanged(Kind.AUTOMATIC, plain, apply(plain, model("qwen/qwen-small", "'input_cache_read':'0.01'")));
	}

	@Test
	void deepSeekIsMarkedOnlyWhereWritingCostsExtra() {
		ChatRequest request = request("deepseek/deepseek-v3.2", longSystem(), new UserMessage("One"));
		assertUnchanged(Kind.AUTOMATIC, request, apply(request,
				model("deepseek/deepseek-v3.2", "'prompt':'0.1','input_cache_read':'0.01','input_cache_write':'0.1'")));
		assertEquals(List.of("0.0", "1.0"), marks(apply(request,
				model("deepseek/deepseek-v3.2", "'prompt':'0.1','input_cache_read':'0.01','input_cache_write':'0.125'"))
				.request()));
	}

	/** What is explained before or after a request agrees with what is decided about it. */
	@ParameterizedTest
	@ValueSource(strings = {"anthropic/claude-sonnet-4.5", "anthropic/claude-haiku-4.5", "openai/gpt-4o",
			"google/gemini-2.5-pro", "google/gemini-2.5-flash", "google/gemini-2.0-flash-001", "openrouter/auto",
			"nobody/knows-this", "deepseek/deepseek-chat", "x-ai/grok-4", "qwen/qwen-max", "priced/without-cache"})
	void explainsWhatItDecides(String id) {
		ModelInfo model = switch (id) {
			case "qwen/qwen-max" -> Samples.model(id, "'input_cache_read':'0.01','input_cache_write':'0.125'");
			case "priced/without-cache" -> Samples.model(id, "'prompt':'1'");
			default -> null;
		};
		for (CachingSettings settings : List.of(CachingSettings.DEFAULT,
				new CachingSettings(true, CacheLifetime.ONE_HOUR))) {
			ChatRequest longRequest = Samples.request(id, Samples.longSystem(), new UserMessage("Which?"));
			CachingExplanation decided = CachingPolicy.apply(longRequest, model, settings).explanation();
			CachingExplanation told = CachingPolicy.explain(id, model, settings, 10_000);
			assertEquals(decided.kind(), told.kind(), id + settings);
			assertEquals(decided.provider(), told.provider());
			assertEquals(decided.lifetime(), told.lifetime());
			ChatRequest shortRequest = Samples.request(id, new UserMessage("Hi"));
			decided = CachingPolicy.apply(shortRequest, model, settings).explanation();
			told = CachingPolicy.explain(id, model, settings, 5);
			assertEquals(decided, told, id + settings);
		}
	}
}
