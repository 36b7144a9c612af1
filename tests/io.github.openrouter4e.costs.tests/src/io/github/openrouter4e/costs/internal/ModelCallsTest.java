package io.github.openrouter4e.costs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.caching.CachingExplanation;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.client.ApiKey;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.client.CancelledException;
import io.github.openrouter4e.client.ChatCompletion;
import io.github.openrouter4e.client.ChatEvent;
import io.github.openrouter4e.client.ChatRequest;
import io.github.openrouter4e.client.ConnectionSettings;
import io.github.openrouter4e.client.ModelScope;
import io.github.openrouter4e.client.OpenRouterClient;
import io.github.openrouter4e.client.OpenRouterException;
import io.github.openrouter4e.client.Price;
import io.github.openrouter4e.client.ProxyProvider;
import io.github.openrouter4e.client.ServiceTier;
import io.github.openrouter4e.client.ServiceException;
import io.github.openrouter4e.client.UserMessage;
import io.github.openrouter4e.client.internal.OpenRouterClientService;
import io.github.openrouter4e.client.internal.http.HttpTransport;
import io.github.openrouter4e.client.json.EndpointListDecoder;
import io.github.openrouter4e.client.json.ModelListDecoder;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CallSettings;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.LedgerId;
import io.github.openrouter4e.costs.ModelCall;
import io.github.openrouter4e.costs.ModelCallListener;
import io.github.openrouter4e.costs.ModelCallResult;
import io.github.openrouter4e.costs.Purpose;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingLimitException;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.models.CatalogueSnapshot;
import io.github.openrouter4e.models.EndpointCatalogue;
import io.github.openrouter4e.models.ModelCatalogue;
import io.github.openrouter4e.models.TierPrices;
import io.github.openrouter4e.testing.Answer;
import io.github.openrouter4e.testing.Catalogue;
import io.github.openrouter4e.testing.FakeClock;
import io.github.openrouter4e.testing.StandInServer;
import io.github.openrouter4e.testing.UsageShape;
import io.github.openrouter4e.testing.http.Gate;

/** The door for paid requests, with the real client against the stand-in server. */
class ModelCallsTest {

	private static final String MODEL = "openai/gpt-5.2";
	private static final String CLAUDE = "anthropic/claude-sonnet-4.5";
	private static final SpendingLimits CENT_A_DAY = new SpendingLimits(null, new BigDecimal("0.01"), true);

	@TempDir
	Path folder;
	private final StandInServer server = StandInServer.start();
	private final HttpTransport transport = new HttpTransport(ProxyProvider.DIRECT);
	private final FakeClock clock = new FakeClock(Instant.parse("2026-09-01T10:00:00Z"));
	private SpendingLimits limits = SpendingLimits.NONE;
	private CachingSettings caching = CachingSettings.DEFAULT;
	private int spent;
	private FileCostLedger ledger;
	private DefaultModelCalls calls;

	@BeforeEach
	void open() {
		ledger = new FileCostLedger(folder.resolve("ledger.jsonl"), ZoneOffset.UTC);
		calls = calls(server.baseUri());
	}

	private DefaultModelCalls calls(URI baseUri) {
		OpenRouterClient client = new OpenRouterClientService(transport, connection(baseUri));
		return new DefaultModelCalls(client, catalogue(), tiers(), settings(), ledger, () -> spent++, Runnable::run,
				clock,
				(duration, cancellation) -> {
					// the server knows the cost at once
				}, Duration.ofMinutes(1));
	}

	@AfterEach
	void close() throws Exception {
		calls.close();
		ledger.close();
		transport.close();
		server.close();
	}

	@Test
	void aRequestOfNoConversationIsRecordedWithItsPurpose() {
		server.enqueue(Answer.text("Fix the build"));
		ChatCompletion answer = calls.complete(call(Purpose.COMMIT_MESSAGE, "a diff"), new Cancellation());
		assertEquals("Fix the build", answer.text());
		LedgerEntry entry = only();
		assertEquals(Purpose.COMMIT_MESSAGE, entry.purpose());
		assertNull(entry.conversationId());
		assertEquals(MODEL, entry.model());
		assertEquals(CostKind.EXACT, entry.cost().kind());
		assertEquals(answer.usage().cost(), entry.cost().total());
		assertEquals(1, spent);
	}

	/** Claude takes a quarter more for what it writes into its cache; the first request of a conversation writes all of it. */
	@Test
	void theFirstMarkedRequestIsEstimatedWithWhatItWritesToTheCache() {
		var large = new TokenCounts(100_000, 0, 0, 0, 0);
		CostEstimate first = calls.estimate(null, CLAUDE, large, 1);
		BigDecimal completion = calls.estimate(null, CLAUDE, new TokenCounts(0, 0, 0, 0, 0), 1).typicalCost();
		assertEquals(0, first.promptCost().multiply(new BigDecimal("1.25")).add(completion)
				.compareTo(first.typicalCost()), first.toString());
		assertTrue(first.maximumCost().compareTo(first.typicalCost()) >= 0);
		CostEstimate told = calls.estimate(null, CLAUDE, new TokenCounts(100_000, 90_000, 10_000, 0, 0), 1);
		assertTrue(told.typicalCost().compareTo(first.promptCost()) < 0, "what is in the cache counts as before");
		CostEstimate automatic = calls.estimate(null, MODEL, large, 1);
		BigDecimal one = calls.estimate(null, MODEL, new TokenCounts(0, 0, 0, 0, 0), 1).typicalCost();
		assertEquals(0, automatic.promptCost().add(one).compareTo(automatic.typicalCost()), "writing is free there");
		CostEstimate small = calls.estimate(null, CLAUDE, new TokenCounts(100, 0, 0, 0, 0), 1);
		assertEquals(0, small.promptCost().add(completion).compareTo(small.typicalCost()), "too short to be kept");
	}

	/** Claude takes twice for what it keeps for an hour; what others write is kept, and paid for, as ever. */
	@Test
	void whatIsKeptForAnHourIsEstimatedAtThatPriceForClaudeAlone() {
		var large = new TokenCounts(100_000, 0, 0, 0, 0);
		String qwen = "qwen/qwen3-coder-plus";
		CostEstimate before = calls.estimate(null, qwen, large, 1);
		caching = new CachingSettings(false, CacheLifetime.ONE_HOUR);
		BigDecimal completion = calls.estimate(null, CLAUDE, new TokenCounts(0, 0, 0, 0, 0), 1).typicalCost();
		CostEstimate first = calls.estimate(null, CLAUDE, large, 1);
		assertEquals(0, first.promptCost().multiply(BigDecimal.TWO).add(completion).compareTo(first.typicalCost()),
				first.toString());
		assertEquals(before.typicalCost(), calls.estimate(null, qwen, large, 1).typicalCost());
	}

	/** The stand-in lists 2.40 for a million tokens of text and 12 for sound. */
	@Test
	void estimatesCountThePriceOfSpokenAnswers() {
		var prompt = new TokenCounts(0, 0, 0, 0, 0);
		String speaks = "openai/gpt-audio-mini";
		assertEquals(0, new BigDecimal("0.00024").compareTo(calls.estimate(null, speaks, prompt, 100).typicalCost()));
		assertEquals(0, new BigDecimal("0.0012").compareTo(
				calls.estimate(null, speaks, prompt, 100, BigDecimal.ZERO, null, true).typicalCost()));
	}

	@Test
	void aLimitHoldsBackWhatIsNotAgreedTo() throws Exception {
		limits = CENT_A_DAY;
		ledger.record(new LedgerEntry("before", clock.instant(), "c", "t", MODEL, null, null, null,
				AnswerCost.credits(new BigDecimal("0.02"), CostKind.EXACT, null), false, 0));
		ModelCall call = call(Purpose.COMPLETION, "text");
		SpendingLimitException held = assertThrows(SpendingLimitException.class,
				() -> calls.complete(call, new Cancellation()));
		assertEquals(new BigDecimal("0.01"), held.decision().limit());
		assertEquals(List.of(), server.requests());
		server.enqueue(Answer.text("done"));
		assertEquals("done", calls.complete(call.withAgreement(), new Cancellation()).text());
	}

	/** On priority the same request costs more than the limit leaves, on flex much less. */
	@Test
	void limitsAndEstimatesCountThePriceOfTheTier() {
		var prompt = new TokenCounts(1_000, 0, 0, 0, 0);
		BigDecimal list = calls.estimate(null, MODEL, prompt, 100).typicalCost();
		limits = new SpendingLimits(null, list, true);
		CostEstimate flex = calls.estimate(null, MODEL, prompt, 100, new BigDecimal("0.5"), "flex", false);
		assertEquals(0, list.divide(new BigDecimal(2)).add(new BigDecimal("0.5")).compareTo(flex.typicalCost()),
				"pages of documents cost what they cost: " + flex);
		CostEstimate priority = calls.estimate(null, MODEL, prompt, 100, BigDecimal.ZERO, "priority", false);
		assertEquals(0, list.multiply(new BigDecimal(2)).compareTo(priority.typicalCost()), priority.toString());
		assertEquals(SpendingDecision.Kind.ALLOW, calls.estimate(null, MODEL, prompt, 100).decision().kind());
		assertEquals(SpendingDecision.Kind.ASK, priority.decision().kind());

		server.enqueue(Answer.text("done"));
		limits = new SpendingLimits(null,
				calls.estimate(null, MODEL, new TokenCounts(calls.tokens(MODEL, 400), 0, 0, 0, 0),
						null).typicalCost(),
				true);
		ModelCall standard = call(Purpose.COMPLETION, "x".repeat(200));
		ModelCall dear = ModelCall.of(Purpose.COMPLETION, MODEL,
				standard.request().toBuilder().serviceTier(ServiceTier.PRIORITY).build());
		assertThrows(SpendingLimitException.class, () -> calls.complete(dear, new Cancellation()));
		assertEquals("done", calls.complete(standard, new Cancellation()).text());
	}

	@Test
	void whatIsStoppedIsRecorded() throws Exception {
		var gate = Gate.closedAt(2);
		server.enqueue(Answer.pieces("a long", " answer", " without end").gate(gate));
		var cancellation = new Cancellation();
		var listener = new Recording() {
			@Override
			public void accept(ChatEvent event) {
				if (event instanceof ChatEvent.Text) {
					cancellation.cancel();
				}
			}
		};
		calls.call(call(Purpose.COMPLETION, "text"), listener, cancellation);
		gate.open();
		assertTrue(listener.result.failure() instanceof CancelledException);
		LedgerEntry entry = only();
		assertTrue(!entry.failed());
		assertNotNull(entry.generationId());
	}

	/** A server that takes connections and says nothing: the request waits for it to secure them. */
	@Test
	void whatIsStoppedBeforeItWasSentIsNotRecorded() throws Exception {
		try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			var unreached = calls(URI.create("https://127.0.0.1:" + mute.getLocalPort() + "/api/v1"));
			var cancellation = new Cancellation();
			var listener = new Recording();
			Thread caller = Thread.ofVirtual()
					.start(() -> unreached.call(call(Purpose.COMPLETION, "text"), listener, cancellation));
			try (Socket connected = mute.accept()) {
				cancellation.cancel();
				caller.join();
			}
			assertTrue(listener.result.failure() instanceof CancelledException);
			assertEquals(AnswerCost.NONE, listener.result.cost());
			assertEquals(List.of(), ledger.entries(all -> true));
		}
	}

	@Test
	void whatIsStoppedAfterASecondAttemptWasSentIsRecorded() throws Exception {
		var gate = Gate.closed();
		server.enqueue(Answer.error(502, "try again", "Retry-After", "0"),
				Answer.silentUntil(gate, Answer.text("done")));
		var cancellation = new Cancellation();
		var listener = new Recording();
		Thread caller = Thread.ofVirtual()
				.start(() -> calls.call(call(Purpose.COMPLETION, "text"), listener, cancellation));
		gate.awaitArrival(0, Duration.ofSeconds(20));
		cancellation.cancel();
		caller.join();
		gate.open();
		assertTrue(listener.result.failure() instanceof CancelledException);
		assertEquals(CostKind.ESTIMATED, only().cost().kind());
	}

	/** An answer of a model without a listed price told its tokens and no id: it stays unknown, and nobody can be asked. */
	@Test
	void whatNobodyCanBeAskedForTakesNoPlaceFromWhatWasNotFoundOutBeforeARestart() throws Exception {
		server.enqueue(Answer.text("one"), Answer.text("two"));
		calls.complete(call(Purpose.COMPLETION, "text"), new Cancellation());
		LedgerEntry known = only();
		ledger.record(known.with(AnswerCost.UNKNOWN, null));
		for (int i = 0; i < 20; i++) {
			ledger.record(new LedgerEntry("unlisted/" + i, clock.instant(), "c", "t", "unlisted/m", null, null,
					new TokenCounts(1, 0, 0, 1, 0), AnswerCost.UNKNOWN, false, 0));
		}
		calls.close();
		ledger.close();
		open();
		calls.complete(call(Purpose.COMPLETION, "text"), new Cancellation());
		LedgerEntry found = ledger.entries(entry -> entry.id().equals(known.id())).getFirst();
		assertEquals(0, known.cost().total().compareTo(found.cost().total()));
	}

	/** As the last attempt would be: nobody can be asked what it cost. */
	@Test
	void anAttemptThatBrokeOffUnnamedIsEstimated() {
		server.enqueue(Answer.hangUp(), Answer.text("done"));
		calls.complete(call(Purpose.COMPLETION, "text"), new Cancellation());
		List<LedgerEntry> entries = ledger.entries(all -> true);
		assertEquals(2, entries.size(), entries.toString());
		LedgerEntry broken = entries.getFirst();
		assertEquals(CostKind.ESTIMATED, broken.cost().kind());
		assertEquals(0, broken.cost().total().signum(), "OpenRouter charges none for what brought nothing");
		assertTrue(broken.failed());
		assertEquals(CostKind.EXACT, entries.getLast().cost().kind());
	}

	@Test
	void whatIsRefusedCostsNothingAndIsToldOnce() {
		server.enqueue(Answer.error(400, "no such parameter"));
		var listener = new Recording();
		calls.call(call(Purpose.SUMMARY, "text"), listener, new Cancellation());
		assertTrue(listener.result.failure() instanceof OpenRouterException);
		assertEquals(AnswerCost.NONE, listener.result.cost());
		assertEquals(List.of(), ledger.entries(all -> true));
		assertEquals(1, listener.ends);
	}

	@Test
	void anotherRequestTakesThePlaceOfARefusedOne() {
		server.enqueue(Answer.error(400, "invalid signature in thinking block"), Answer.text("done"));
		var listener = new Recording() {
			@Override
			public ChatRequest instead(ServiceException refused, ChatRequest request) {
				return request("something else");
			}
		};
		calls.call(call(Purpose.CHAT, "text"), listener, new Cancellation());
		assertEquals("done", listener.result.completion().text());
		assertTrue(server.lastChat().bodyText().contains("something else"));
		assertEquals(1, ledger.entries(all -> true).size());
	}

	@Test
	void aListenerThatThrowsDoesNotHideWhatWasSpent() {
		server.enqueue(Answer.text("some text"));
		var listener = new Recording() {
			@Override
			public boolean isUseless(ChatCompletion completion) {
				throw new IllegalStateException("broken listener");
			}
		};
		calls.call(call(Purpose.CHAT, "text"), listener, new Cancellation());
		assertTrue(listener.result.failure() instanceof IllegalStateException);
		assertEquals(CostKind.EXACT, only().cost().kind());
	}

	@Test
	void whatIsOfNoUseCountsAsFailed() {
		server.enqueue(Answer.text(" "));
		var listener = new Recording() {
			@Override
			public boolean isUseless(ChatCompletion completion) {
				return completion.text().isBlank();
			}
		};
		calls.call(call(Purpose.CHAT, "text"), listener, new Cancellation());
		assertTrue(only().failed());
	}

	@Test
	void promptsAreMarkedForCachingAndItIsExplained() {
		server.enqueue(Answer.text("done"), Answer.text("done"));
		var listener = new Recording();
		calls.call(
				ModelCall.of(Purpose.CHAT, CLAUDE,
						ChatRequest.builder().model(CLAUDE).message(new UserMessage("short")).build()),
				listener, new Cancellation());
		assertEquals(CachingExplanation.Kind.BELOW_MINIMUM, listener.caching.kind());
		calls.call(ModelCall.of(Purpose.CHAT, CLAUDE,
				ChatRequest.builder().model(CLAUDE).message(new UserMessage("many words ".repeat(2000))).build()),
				listener,
				new Cancellation());
		assertEquals(CachingExplanation.Kind.MARKED, listener.caching.kind());
		assertTrue(server.lastChat().bodyText().contains("cache_control"));
	}

	@Test
	void aRequestWithoutReportedCostIsEstimatedFromWhatWasSaid() {
		server.enqueue(Answer.text("x".repeat(400)).usageShape(UsageShape.NONE));
		server.always("/generation", Answer.error(404, "unknown"));
		var better = new ArrayList<LedgerEntry>();
		calls.addListener(better::add);
		calls.complete(call(Purpose.SUMMARY, "y".repeat(4000)), new Cancellation());
		LedgerEntry entry = only();
		assertEquals(CostKind.ESTIMATED, entry.cost().kind());
		assertEquals(1000, entry.tokens().prompt());
		assertEquals(100, entry.tokens().completion());
		assertEquals(List.of(entry), better);
	}

	/** Nobody tells what it cost: priority is twice the list price, flex half of it. */
	@Test
	void whatIsEstimatedAfterwardsHasThePriceOfItsTier() {
		server.always("/generation", Answer.error(404, "unknown"));
		BigDecimal list = afterwards(null);
		assertTrue(list.signum() > 0);
		assertEquals(0, list.multiply(BigDecimal.TWO).compareTo(afterwards(ServiceTier.PRIORITY)));
		assertEquals(0, list.divide(BigDecimal.TWO).compareTo(afterwards(ServiceTier.FLEX)));
	}

	/** Billed is the tier that the answer tells; what was asked for only counts where it tells none. */
	@Test
	void whatCachingSavedHasThePriceOfTheTierThatIsBilled() {
		BigDecimal list = saved(null, null);
		assertTrue(list.signum() > 0);
		assertEquals(0, list.multiply(BigDecimal.TWO).compareTo(saved(ServiceTier.PRIORITY, null)));
		assertEquals(0, list.compareTo(saved(ServiceTier.PRIORITY, "default")), "none was free on that tier");
		assertEquals(0, list.divide(BigDecimal.TWO).compareTo(saved(null, "flex")));
	}

	/** What is entered as saved for an answer whose cost is exact. */
	private BigDecimal saved(ServiceTier asked, String told) {
		var answer = Answer.text("done").usage("""
				{"prompt_tokens":9000,"completion_tokens":5,"total_tokens":9005,"cost":0.05,"is_byok":false,
				"prompt_tokens_details":{"cached_tokens":8000}}""");
		server.enqueue(told == null ? answer : answer.serviceTier(told));
		ChatRequest request = request("text").toBuilder().serviceTier(asked).build();
		calls.complete(ModelCall.of(Purpose.COMPLETION, MODEL, request), new Cancellation());
		LedgerEntry entry = ledger.entries(all -> true).getLast();
		assertEquals(CostKind.EXACT, entry.cost().kind());
		assertEquals(0, new BigDecimal("0.05").compareTo(entry.cost().total()));
		return entry.cost().cacheSavings();
	}

	/** The provider's bill, which is not told, is taken from the list. */
	@Test
	void whatIsFoundOutLaterHasThePriceOfTheTierThatIsFoundOut() {
		BigDecimal list = bill(null, "null");
		assertTrue(list.signum() > 0);
		assertEquals(0, list.multiply(BigDecimal.TWO).compareTo(bill(null, "\"priority\"")));
		assertEquals(0, list.multiply(BigDecimal.TWO).compareTo(bill(ServiceTier.PRIORITY, "null")));
		assertEquals(0, list.compareTo(bill(ServiceTier.PRIORITY, "\"default\"")));
	}

	private BigDecimal bill(ServiceTier asked, String found) {
		server.always("/generation",
				Answer.json(200,
						"""
								{"data":{"id":"gen-1","is_byok":true,"total_cost":0,"upstream_inference_cost":0,"native_tokens_prompt":1000,
								"native_tokens_completion":100,"service_tier":%s}}"""
								.formatted(found)));
		server.enqueue(Answer.text("done").usageShape(UsageShape.NONE));
		ChatRequest request = request("text").toBuilder().serviceTier(asked).build();
		calls.complete(ModelCall.of(Purpose.COMPLETION, MODEL, request), new Cancellation());
		AnswerCost cost = ledger.entries(all -> true).getLast().cost();
		assertEquals(CostKind.ESTIMATED, cost.providerBillKind());
		return cost.providerBill();
	}

	/** What is entered for an answer without usage. */
	private BigDecimal afterwards(ServiceTier tier) {
		server.enqueue(Answer.text("x".repeat(400)).usageShape(UsageShape.NONE));
		ChatRequest request = request("y".repeat(4000)).toBuilder().serviceTier(tier).build();
		calls.complete(ModelCall.of(Purpose.COMPLETION, MODEL, request), new Cancellation());
		LedgerEntry entry = ledger.entries(all -> true).getLast();
		assertEquals(CostKind.ESTIMATED, entry.cost().kind());
		return entry.cost().total();
	}

	@Test
	void closingStopsWhatRunsAndKeepsWhatItCost() throws Exception {
		var gate = Gate.closedAt(2);
		server.enqueue(Answer.pieces("a long", " answer", " without end").gate(gate));
		var began = new CountDownLatch(1);
		var listener = new Recording() {
			@Override
			public void accept(ChatEvent event) {
				began.countDown();
			}
		};
		Thread caller = Thread.ofVirtual()
				.start(() -> calls.call(call(Purpose.COMPLETION, "text"), listener, new Cancellation()));
		began.await();
		calls.close();
		assertTrue(listener.result.failure() instanceof CancelledException, "ended when close returns");
		assertNotNull(only().generationId());
		gate.open();
		caller.join();
	}

	@Test
	void idsOfConversationsAndOthersAreReadBack() {
		var id = new LedgerId("20260901-100000-00", "a/b", 3);
		assertEquals(id, LedgerId.parse(id.toString()).orElseThrow());
		assertEquals("summary", LedgerId.random(Purpose.SUMMARY).owner());
	}

	private LedgerEntry only() {
		List<LedgerEntry> entries = ledger.entries(all -> true);
		assertEquals(1, entries.size());
		return entries.getFirst();
	}

	private static ModelCall call(Purpose purpose, String text) {
		return ModelCall.of(purpose, MODEL, request(text));
	}

	private static ChatRequest request(String text) {
		return ChatRequest.builder().model(MODEL).message(new UserMessage(text)).build();
	}

	private CallSettings settings() {
		return new CallSettings() {
			@Override
			public CachingSettings caching() {
				return caching;
			}

			@Override
			public SpendingLimits limits() {
				return limits;
			}

			@Override
			public BigDecimal lowBalance() {
				return null;
			}
		};
	}

	/** Flex at half the list price of the model, priority at twice as much. */
	private TierPrices tiers() {
		var price = catalogue().current().find(MODEL).pricing().completion() instanceof Price.Known known
				? known.usd()
				: BigDecimal.ZERO;
		var offers = EndpointListDecoder
				.decode("""
						{"data":{"id":"%s","endpoints":[{"provider_name":"OpenAI","tag":"openai/flex","pricing":{"completion":"%s"}},
						{"provider_name":"OpenAI","tag":"openai/priority","pricing":{"completion":"%s"}}]}}"""
						.formatted(MODEL, price.divide(new BigDecimal(2)), price.multiply(new BigDecimal(2)))
						.getBytes(StandardCharsets.UTF_8));
		return new TierPrices(catalogue(), (EndpointCatalogue) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[]{EndpointCatalogue.class}, (proxy, method, arguments) -> {
					assertEquals("remembered", method.getName());
					return offers;
				}));
	}

	private ModelCatalogue catalogue() {
		var list = ModelListDecoder.decode(Catalogue.standard().toJson().getBytes(StandardCharsets.UTF_8));
		var snapshot = CatalogueSnapshot.of(list.models(), Map.of(), ModelScope.ALL, Instant.EPOCH, 0);
		return (ModelCatalogue) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[]{ModelCatalogue.class}, (proxy, method, arguments) -> {
					assertEquals("current", method.getName());
					return snapshot;
				});
	}

	private static ConnectionSettings connection(URI baseUrl) {
		return new ConnectionSettings() {
			@Override
			public URI baseUrl() {
				return baseUrl;
			}

			@Override
			public ApiKey apiKey(URI asked) {
				return ApiKey.parse("sk-or-v1-test");
			}

			@Override
			public String referer() {
				return "";
			}

			@Override
			public String title() {
				return "";
			}
		};
	}

	private static class Recording implements ModelCallListener {

		ModelCallResult result;
		CachingExplanation caching;
		int ends;

		@Override
		public void accept(ChatEvent event) {
			// of no interest
		}

		@Override
		public void sending(CachingExplanation explanation) {
			caching = explanation;
		}

		@Override
		public void ended(ModelCallResult end) {
			ends++;
			result = end;
		}
	}
}
