package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.error;
import static io.github.openrouter4e.testing.Answer.eventStream;
import static io.github.openrouter4e.testing.Answer.reasoning;
import static io.github.openrouter4e.testing.Answer.silentUntil;
import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.caching.CacheLifetime;
import io.github.openrouter4e.caching.CachingSettings;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.AnswerCost;
import io.github.openrouter4e.costs.CostEstimate;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.costs.CostSum;
import io.github.openrouter4e.costs.LedgerEntry;
import io.github.openrouter4e.costs.SpendingDecision.Kind;
import io.github.openrouter4e.costs.SpendingDecision.Scope;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.costs.TokenCounts;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;

class SpendingTest extends NewSession {

	@Test
	void aLimitHoldsBackUntilTheUserAgrees() {
		bed.settings.limits = new SpendingLimits(new BigDecimal("0.0000001"), null, true);
		bed.server.enqueue(text("one"));
		session.send(Prompt.of("q"));
		var reached = told.await(SessionEvent.LimitReached.class).decision();
		ChatBed.awaitIdle(session);
		assertEquals(Kind.ASK, reached.kind());
		assertEquals(Scope.CONVERSATION, reached.scope());
		assertEquals(1, session.queue().size(), "the prompt is not lost");
		assertTrue(bed.server.requests("/chat/completions").isEmpty());
		session.confirmSpending();
		assertEquals("one", told.awaitAnswers(1).text().toString());
		assertEquals(List.of(), session.queue());
	}

	/** The question is shown a moment before what it is about is held back. */
	@Test
	void whoAgreesAtOnceIsHeard() {
		bed.settings.limits = new SpendingLimits(new BigDecimal("0.0000001"), null, true);
		session.subscribe((source, event) -> {
			if (event instanceof SessionEvent.LimitReached) {
				source.confirmSpending();
			}
		});
		bed.server.enqueue(text("one"), text("two"), text("three"));
		session.send(Prompt.of("q"));
		Answer first = told.awaitAnswers(1);
		assertEquals("one", first.text().toString());
		ChatBed.awaitIdle(session);
		assertEquals(List.of(), session.queue());
		session.regenerate(first.id(), null);
		assertEquals("two", told.awaitAnswers(2).text().toString());
		ChatBed.awaitIdle(session);
		session.editAndResend(session.snapshot().pathIds().getFirst(), Prompt.of("another q"));
		assertEquals("three", told.awaitAnswers(3).text().toString());
		ChatBed.awaitIdle(session);
		assertEquals(3, bed.server.requests("/chat/completions").size());
	}

	@Test
	void aLedgerThatCannotBeReadKeepsNoPromptFromBeingSent() throws Exception {
		Path unreadable = Files.createDirectory(folder.resolve("ledger.jsonl"));
		bed.server.enqueue(text("one"));
		session.send(Prompt.of("q"));
		ChatBed.awaitIdle(session);
		assertEquals("one", told.awaitAnswers(1).text().toString());
		bed.server.enqueue(text("two"));
		session.editAndResend(session.snapshot().pathIds().getFirst(), Prompt.of("another q"));
		assertEquals("two", told.awaitAnswers(2).text().toString());
		ChatBed.awaitIdle(session);
		Files.delete(unreadable);
		ChatBed.await(() -> bed.ledger.unsaved() == 0);
		assertEquals(2, bed.ledger.conversation(session.id()).requests(), "what they cost is kept");
	}

	@Test
	void aLimitAsksAboutALedgerThatCannotBeRead() throws Exception {
		Path unreadable = Files.createDirectory(folder.resolve("ledger.jsonl"));
		bed.settings.limits = new SpendingLimits(null, BigDecimal.TEN, true);
		session.send(Prompt.of("q"));
		ChatBed.awaitIdle(session);
		assertEquals(1, session.queue().size(), "the prompt is not lost");
		var reached = told.await(SessionEvent.LimitReached.class).decision();
		assertEquals(Kind.ASK, reached.kind());
		assertEquals(Scope.DAY, reached.scope());
		assertNull(reached.spent(), "unknown is not 0");
		bed.server.enqueue(text("one"));
		session.confirmSpending();
		assertEquals("one", told.awaitAnswers(1).text().toString());
		Files.delete(unreadable);
	}

	@Test
	void aPromptWhoseLimitsCannotBeToldWaitsForTheUser() {
		bed.server.enqueue(text("one"));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		String question = session.snapshot().pathIds().getFirst();
		bed.settings.limits = null; // as if the preferences failed
		session.send(Prompt.of("next"));
		ChatBed.awaitIdle(session);
		session.editAndResend(question, Prompt.of("another q"));
		ChatBed.awaitIdle(session);
		assertEquals(List.of("next", "another q"), session.queue().stream().map(each -> each.prompt().text()).toList());
		assertTrue(session.queue().stream().allMatch(QueuedPrompt::held));
		assertEquals(question, session.queue().getLast().question());
		told.await(SessionEvent.RunFinished.class, 3);
		assertEquals(List.of(RunEnd.ANSWERED, RunEnd.FAILED, RunEnd.FAILED),
				told.all(SessionEvent.RunFinished.class).stream().map(SessionEvent.RunFinished::end).toList());
		assertEquals(1, bed.server.requests("/chat/completions").size());
	}

	@Test
	void whoHearsThatAnAnswerEndedFindsItsCostInTheSum() {
		var sums = new ArrayList<BigDecimal>();
		session.subscribe((source, event) -> {
			if (event instanceof SessionEvent.AnswerFinished) {
				sums.add(source.snapshot().cost().total());
			}
		});
		bed.server.enqueue(text("one").usage(
				"{\"prompt_tokens\":1000,\"completion_tokens\":50,\"total_tokens\":1050,\"cost\":0.01,\"is_byok\":false}"));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(List.of(new BigDecimal("0.01")), sums);
	}

	@Test
	void aLimitThatOnlyWarnsSends() {
		bed.settings.limits = new SpendingLimits(null, new BigDecimal("0.0000001"), false);
		bed.server.enqueue(text("one"));
		session.send(Prompt.of("q"));
		assertEquals("one", told.awaitAnswers(1).text().toString());
		var reached = told.await(SessionEvent.LimitReached.class).decision();
		assertEquals(Kind.WARN, reached.kind());
		assertEquals(Scope.DAY, reached.scope());
	}

	@Test
	void aChangedQuestionIsEstimatedWithoutWhatItLeavesBehind() {
		bed.server.enqueue(text("x".repeat(4000)));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		String question = session.snapshot().pathIds().getFirst();
		long further = session.estimate(Prompt.of("again")).promptTokens();
		long instead = session.estimateEdited(question, Prompt.of("again")).promptTokens();
		assertTrue(instead > 0 && instead < 100 && further > 500, instead + " of " + further);
	}

	@Test
	void regeneratingAsksToo() {
		bed.server.enqueue(text("one"), text("two"));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		bed.settings.limits = new SpendingLimits(null, new BigDecimal("0.0000001"), true);
		session.regenerate(answer.id(), null);
		told.await(SessionEvent.LimitReached.class);
		ChatBed.awaitIdle(session);
		assertEquals(1, session.snapshot().branches(answer.id()).size());
		session.confirmSpending();
		assertEquals("two", told.awaitAnswers(2).text().toString());
		assertEquals(2, session.snapshot().branches(answer.id()).size());
	}

	@Test
	void theEstimateBuildsOnWhatTheLastAnswerTold() {
		CostEstimate first = session.estimate(Prompt.of("x".repeat(400)));
		assertEquals(104, first.promptTokens());
		assertFalse(first.learned());
		assertNotNull(first.contextLength());
		assertNotNull(first.typicalCost());
		assertTrue(first.maximumCost().compareTo(first.typicalCost()) >= 0);
		assertTrue(first.promptCost().compareTo(first.typicalCost()) < 0);
		bed.server.enqueue(text("one two three").usage(
				"{\"prompt_tokens\":1000,\"completion_tokens\":50,\"total_tokens\":1050,\"cost\":0.01,\"is_byok\":false}"));
		session.send(Prompt.of("x".repeat(2000)));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		CostEstimate second = session.estimate(Prompt.of("x".repeat(400)));
		assertTrue(second.learned());
		assertEquals(1000 + 50 + 200 + 4, second.promptTokens(), "2 characters per token were learned");
	}

	@Test
	void anUnlistedModelHasNoEstimateOfCost() {
		bed.settings.model = "nobody/knows-it";
		CostEstimate estimate = session.estimate(Prompt.of("q"));
		assertNull(estimate.typicalCost());
		assertNull(estimate.contextLength());
		assertNull(estimate.contextShare());
	}

	@Test
	void eachAttachmentHasItsShareOfThePrice() {
		bed.settings.model = "anthropic/claude-sonnet-4.5"; // 3 dollars for a million tokens
		var prompt = new Prompt("why?", List.of(new Attachment.TextFile("a.txt", "x".repeat(4_000)),
				new Attachment.PastedText("b", "y".repeat(40_000))));
		CostEstimate estimate = session.estimate(prompt);
		var costs = session.attachmentCosts(prompt, estimate);
		for (var each : costs) {
			assertEquals(0, new BigDecimal("0.000003").multiply(BigDecimal.valueOf(each.tokens()))
					.compareTo(each.cost()), each.toString());
		}
		assertTrue(costs.get(0).tokens() >= 1_000 && costs.get(0).tokens() < 1_100, costs.toString());
		assertTrue(costs.get(1).tokens() >= 10_000 && costs.get(1).tokens() < 10_100, costs.toString());
		assertTrue(estimate.promptTokens() >= costs.get(0).tokens() + costs.get(1).tokens());
		bed.settings.model = "nobody/knows-it";
		assertNull(session.attachmentCosts(prompt, session.estimate(prompt)).getFirst().cost());
	}

	@Test
	void afterByokAnswersTheFeeIsPartOfTheEstimate() {
		bed.server.enqueue(text("one").byok(true));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(1, answer.cost().byokRequests());
		assertTrue(answer.cost().providerBill().signum() > 0);
		CostEstimate estimate = session.estimate(Prompt.of("q"));
		assertTrue(estimate.byok());
		assertEquals(0, estimate.typicalCost().compareTo(estimate.byokFee().multiply(new BigDecimal(21))),
				"20 parts provider bill, 1 part fee");
	}

	@Test
	void anAnswerWithoutUsageIsLookedUp() {
		bed.server.state().generations().unknownFor(2);
		bed.server.enqueue(text("one").withoutFinish().midStreamError(StreamError.NO_CHOICE, 502, "lost"));
		session.send(Prompt.of("q"));
		Answer failed = told.awaitAnswers(1);
		assertEquals(CostKind.UNKNOWN, failed.cost().kind());
		Answer known = told.await(SessionEvent.CostUpdated.class).answer();
		assertTrue(known.cost().kind() == CostKind.EXACT || known.cost().kind() == CostKind.ESTIMATED);
		LedgerEntry entry = bed.ledger.entries(all -> true).getFirst();
		assertEquals(known.cost().total(), entry.cost().total());
		assertTrue(entry.failed());
		assertEquals(known.cost().total(), bed.ledger.conversation(session.id()).total());
		assertTrue(bed.slept.size() >= 2);
	}

	/** 99,000 of 100,000 tokens are read at a tenth of the price: 7.5 times less than without the cache. */
	@Test
	void theEstimateCountsOnTheCache() {
		bed.settings.model = "anthropic/claude-sonnet-4.5";
		bed.server.enqueue(text("one").usage("""
				{"prompt_tokens":99000,"completion_tokens":500,"total_tokens":99500,"cost":0.05,"is_byok":false,
				"prompt_tokens_details":{"cached_tokens":90000,"cache_write_tokens":9000}}"""));
		session.send(Prompt.of("x".repeat(99000 * 2)));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		CostEstimate estimate = session.estimate(Prompt.of("x".repeat(992)));
		assertEquals(100_000, estimate.promptTokens());
		assertEquals(99_000, estimate.cachedTokens());
		assertEquals(0, new BigDecimal("0.040950").compareTo(estimate.typicalCost()), estimate.toString());
		assertEquals(0, new BigDecimal("0.3").compareTo(estimate.promptCost()));
		bed.settings.limits = new SpendingLimits(new BigDecimal("0.1"), null, true);
		assertEquals(Kind.ALLOW, session.estimate(Prompt.of("x".repeat(992))).decision().kind());
		bed.clock.advance(Duration.ofMinutes(6));
		CostEstimate later = session.estimate(Prompt.of("x".repeat(992)));
		assertEquals(0, later.cachedTokens(), "no provider keeps it for longer, and it is written again");
		assertEquals(0, new BigDecimal("0.382500").compareTo(later.typicalCost()));
	}

	/** Claude's hour is Claude's; OpenAI keeps what is marked for 30 minutes. */
	@Test
	void eachModelKeepsItsCacheForItsOwnTime() {
		bed.settings.caching = new CachingSettings(false, CacheLifetime.ONE_HOUR, true, true);
		assertEquals(List.of(0L, 0L, 0L), cachedAfter("openai/gpt-5.2", 6, 20, 61));
		assertEquals(List.of(90_000L, 90_000L, 0L), cachedAfter("openai/gpt-5.6", 6, 29, 31));
		assertEquals(List.of(90_000L, 90_000L, 0L), cachedAfter("anthropic/claude-sonnet-4.5", 6, 59, 61));
		bed.settings.caching = CachingSettings.DEFAULT;
		assertEquals(List.of(90_000L, 0L, 0L), cachedAfter("openai/gpt-5.6", 4, 6, 31));
		assertEquals(List.of(90_000L, 0L, 0L), cachedAfter("anthropic/claude-sonnet-4.5", 4, 6, 59));
	}

	/** Tokens that a new conversation is thought to have in the cache these minutes after its answer. */
	private List<Long> cachedAfter(String model, long... minutes) {
		bed.settings.model = model;
		ChatSession one = bed.chat.create();
		bed.server.enqueue(text("one").usage("""
				{"prompt_tokens":99000,"completion_tokens":500,"total_tokens":99500,"cost":0.05,"is_byok":false,
				"prompt_tokens_details":{"cached_tokens":90000}}"""));
		one.send(Prompt.of("q"));
		ChatBed.await(() -> !one.isBusy() && one.snapshot().path().size() == 2);
		var cached = new ArrayList<Long>();
		long before = 0;
		for (long minute : minutes) {
			bed.clock.advance(Duration.ofMinutes(minute - before));
			before = minute;
			cached.add(one.estimate(Prompt.of("more")).cachedTokens());
		}
		one.close();
		return cached;
	}

	/** The token counts are the provider's; nobody knows this model's prices. */
	@Test
	void reportedTokensAreKeptWithoutCost() {
		bed.settings.model = "unlisted/m";
		bed.server.state().generations().unknownFor(100);
		bed.server.enqueue(text("Hello there").servedBy("unlisted/m", "P")
				.usage("{\"prompt_tokens\":134,\"completion_tokens\":43,\"total_tokens\":177}"));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		Answer known = told.await(SessionEvent.CostUpdated.class).answer();
		assertEquals(134, known.cost().promptTokens());
		assertEquals(43, known.cost().completionTokens());
		assertEquals(CostKind.UNKNOWN, known.cost().kind());
		assertEquals(new TokenCounts(134, 0, 0, 43, 0), bed.ledger.entries(all -> true).getFirst().tokens());
	}

	@Test
	void aFailedAnswerWithUsageIsPaidFor() {
		bed.server.state().generations().unknownFor(100);
		bed.server.enqueue(eventStream(
				"""
						data: {"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":null}]}

						data: {"id":"gen-1","error":{"code":502,"message":"lost"},"usage":{"prompt_tokens":134,"completion_tokens":43}}

						"""));
		session.send(Prompt.of("q"));
		Answer failed = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		LedgerEntry entry = bed.ledger.entries(all -> true).getFirst();
		assertEquals(new TokenCounts(134, 0, 0, 43, 0), entry.tokens());
		assertTrue(entry.cost().total().signum() > 0);
		assertEquals(CostKind.ESTIMATED, failed.cost().kind());
	}

	/** Usage in an error that comes before anything else. */
	@Test
	void usageBesideAnErrorCounts() {
		bed.server.enqueue(eventStream(
				"""
						data: {"id":"gen-1","error":{"code":400,"message":"no"},"usage":{"prompt_tokens":134,"completion_tokens":0,"cost":0.25}}

						"""));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(new BigDecimal("0.25"), bed.ledger.conversation(session.id()).total());
	}

	@Test
	void usageOfARepeatedAttemptCountsAlsoWithoutAnId() {
		bed.server.enqueue(io.github.openrouter4e.testing.Answer.json(502,
				"{\"error\":{\"message\":\"no\"},\"usage\":{\"prompt_tokens\":134,\"completion_tokens\":0,\"cost\":0.25}}"),
				text("one"));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		ChatBed.await(() -> bed.ledger.conversation(session.id()).requests() == 2);
		assertTrue(bed.ledger.conversation(session.id()).total().compareTo(new BigDecimal("0.25")) > 0);
	}

	@Test
	void whatWasOnlyReasonedIsPaidFor() {
		bed.server.state().generations().unknownFor(100);
		bed.server.enqueue(reasoning("a long thought ".repeat(100)).withoutFinish()
				.midStreamError(StreamError.NO_CHOICE, 502, "lost"));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		Answer known = told.await(SessionEvent.CostUpdated.class).answer();
		assertEquals(CostKind.ESTIMATED, known.cost().kind());
		assertTrue(known.cost().completionTokens() > 300, known.cost().toString());
		assertTrue(known.cost().total().signum() > 0);
	}

	/** The id is told by a header long before the first chunk; each attempt may have cost something. */
	@Test
	void whatBreaksBeforeItsFirstChunkIsLookedUp() {
		bed.server.state().generations().unknownFor(1000);
		for (int i = 0; i < 10; i++) {
			bed.server.enqueue(text("one").cutAfter(0));
		}
		session.send(Prompt.of("q"));
		Answer failed = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		int attempts = bed.server.requests("/chat/completions").size();
		ChatBed.await(() -> bed.ledger.conversation(session.id()).requests() == attempts);
		assertTrue(attempts > 1);
		assertNotNull(failed.generationId());
		assertTrue(bed.ledger.conversation(session.id()).kind() != CostKind.EXACT);
		assertTrue(bed.ledger.entries(all -> true).stream().allMatch(entry -> entry.generationId() != null));
	}

	/** Without an id nobody can be asked: what was sent is estimated, and the sum does not call itself exact. */
	@Test
	void anAnswerWithoutIdAndUsageIsEstimated() {
		bed.server.enqueue(eventStream("""
				data: {"choices":[{"index":0,"delta":{"content":"Hello there"},"finish_reason":"stop"}]}

				data: [DONE]

				"""));
		session.send(Prompt.of("q"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		CostSum sum = bed.ledger.conversation(session.id());
		assertEquals(1, sum.requests());
		assertEquals(CostKind.ESTIMATED, sum.kind());
		assertTrue(sum.total().signum() > 0);
	}

	/** Images have no size in characters. */
	@Test
	void anAnswerAboutAnImageIsEstimatedWithIt() {
		bed.server.enqueue(eventStream("""
				data: {"choices":[{"index":0,"delta":{"content":"A cat."},"finish_reason":"stop"}]}

				data: [DONE]

				"""));
		session.send(Samples.promptWithEverything());
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertTrue(bed.ledger.conversation(session.id()).promptTokens() > 1800);
	}

	@Test
	void aStopBeforeAnythingCameIsNoExactSum() {
		bed.server.enqueue(silentUntil(Gate.closedAt(0), text("one")));
		session.send(Prompt.of("q"));
		ChatBed.await(() -> !bed.server.requests("/chat/completions").isEmpty());
		session.stop();
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(1, bed.ledger.conversation(session.id()).requests());
		assertEquals(CostKind.ESTIMATED, bed.ledger.conversation(session.id()).kind());
	}

	@Test
	void aStopWhileWaitingForTheNextAttemptCostsNothing() {
		bed.server.enqueue(error(503, "busy", "Retry-After", "20"));
		session.send(Prompt.of("q"));
		told.await(SessionEvent.Retrying.class);
		session.stop();
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(0, bed.ledger.conversation(session.id()).requests());
	}

	@Test
	void aRetriedAttemptThatBrokeOffAfterItsIdIsEntered() {
		bed.server.state().generations().unknownFor(100);
		bed.server.enqueue(eventStream(
				"""
						data: {"id":"gen-broken","model":"openai/gpt-5.2","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

						""")
				.cutAfter(140), text("one"));
		session.send(Prompt.of("q"));
		told.await(SessionEvent.Retrying.class);
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		ChatBed.await(() -> bed.ledger.conversation(session.id()).requests() == 2);
		assertEquals(CostKind.UNKNOWN, bed.ledger.conversation(session.id()).kind());
	}

	@Test
	void whatWasNotFoundOutBeforeARestartIsAskedForAgain() throws Exception {
		bed.server.enqueue(text("one"), text("two"));
		session.send(Prompt.of("q"));
		Answer first = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		LedgerEntry known = bed.ledger.entries(all -> true).getFirst();
		bed.ledger.record(known.with(AnswerCost.UNKNOWN, null));
		bed.restart();
		ChatSession again = bed.chat.open(session.id());
		assertEquals(CostKind.UNKNOWN, bed.ledger.answer(session.id(), first.id()).kind());
		again.send(Prompt.of("next"));
		ChatBed.await(() -> bed.ledger.answer(session.id(), first.id()).kind() == CostKind.EXACT);
		assertEquals(0, known.cost().total().compareTo(bed.ledger.answer(session.id(), first.id()).total()));
	}
}
