package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerCost;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.CostEstimate;
import io.github.openrouter4e.chat.CostKind;
import io.github.openrouter4e.chat.LedgerEntry;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.SpendingDecision.Kind;
import io.github.openrouter4e.chat.SpendingDecision.Scope;
import io.github.openrouter4e.chat.SpendingLimits;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.testing.StreamError;

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
