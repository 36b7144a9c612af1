package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.http.Gate;

/** Going on after a cut, a failure, a restart. */
class ContinueTest extends NewSession {

	@Test
	void aCutAnswerIsContinuedInPlace() {
		bed.server.enqueue(answer().text("one two").finish("length", "max_tokens"), answer().text(" three"));
		session.send(Prompt.of("count"));
		Answer cut = told.awaitAnswers(1);
		assertEquals(AnswerState.CUT, cut.state());
		ChatBed.awaitIdle(session);
		session.continueAnswer();
		Answer whole = told.awaitAnswers(2);
		assertEquals(cut.id(), whole.id());
		assertEquals("one two three", whole.text().toString());
		assertEquals(AnswerState.COMPLETE, whole.state());
		assertEquals(2, whole.parts().size());
		assertEquals(2, whole.cost().requests());
		JsonNode messages = bed.server.lastChat().json().path("messages");
		assertEquals(List.of("user", "assistant", "user"), messages.findValuesAsText("role"));
		assertEquals("one two", messages.path(1).path("content").asText());
		ChatBed.awaitIdle(session);
		assertThrowsExactly(IllegalStateException.class, session::continueAnswer);
		assertThrowsExactly(IllegalStateException.class, () -> session.retryWithMaxTokens(1));
		assertThrowsExactly(IllegalStateException.class, session::retryWithoutRefused);
	}

	@Test
	void anAnswerThatNeverBeganIsSimplyAskedAgain() {
		bed.server.enqueue(SampleErrors.of(401), answer().text("now"));
		session.send(Prompt.of("q"));
		Answer failed = told.awaitAnswers(1);
		assertEquals("CHECK_KEY", failed.failure().nextStep());
		assertEquals(CostKind.EXACT, failed.cost().kind());
		assertEquals(BigDecimal.ZERO, failed.cost().total());
		assertEquals(0, bed.ledger.entries(all -> true).size());
		ChatBed.awaitIdle(session);
		session.continueAnswer();
		assertEquals("now", told.awaitAnswers(2).text().toString());
		assertEquals(List.of("user"), bed.server.lastChat().json().path("messages").findValuesAsText("role"));
	}

	@Test
	void whatCanBeAffordedIsAskedFor() {
		bed.server.enqueue(SampleErrors.cannotAfford(8192, 1848), answer().text("short"));
		session.send(Prompt.of("q"));
		Answer failed = told.awaitAnswers(1);
		assertEquals("LOWER_MAX_TOKENS", failed.failure().nextStep());
		Integer affordable = failed.failure().affordableTokens();
		assertNotNull(affordable);
		ChatBed.awaitIdle(session);
		session.retryWithMaxTokens(affordable);
		assertEquals("short", told.awaitAnswers(2).text().toString());
		JsonNode request = bed.server.lastChat().json();
		assertEquals(affordable.intValue(), request.has("max_tokens")
				? request.path("max_tokens").asInt()
				: request.path("max_completion_tokens").asInt());
	}

	@Test
	void everythingIsThereAfterARestart() throws Exception {
		bed.server.enqueue(answer().text("one"), answer().text("two"));
		session.send(Samples.promptWithEverything());
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.setOptions(ConversationOptions.DEFAULTS.withModel("google/gemini-2.5-pro"));
		session.rename("My title");
		List<Turn> before = List.copyOf(session.snapshot().path());
		BigDecimal cost = session.snapshot().cost().total();
		bed.restart();
		ChatSession again = bed.chat.open(session.id());
		assertEquals(before, List.copyOf(again.snapshot().path()));
		assertEquals("My title", again.snapshot().title());
		assertEquals("google/gemini-2.5-pro", again.snapshot().options().model());
		assertEquals(cost, again.snapshot().cost().total());
		Recorder more = bed.listenTo(again);
		again.send(Prompt.of("go on"));
		assertEquals("two", more.awaitAnswers(1).text().toString());
		assertEquals("google/gemini-2.5-pro", bed.server.lastChat().json().path("model").asText());
	}

	@Test
	void whatWasChosenBeforeTheFirstPromptIsThereAfterARestart() throws Exception {
		var chosen = ConversationOptions.DEFAULTS.withModel("google/gemini-2.5-pro").withWebSearch(Boolean.TRUE);
		session.setOptions(chosen);
		assertEquals(List.of(), bed.chat.summaries(), "no file yet");
		bed.server.enqueue(answer().text("one"));
		session.send(Prompt.of("go"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		bed.restart();
		assertEquals(chosen, bed.chat.open(session.id()).snapshot().options());
	}

	@Test
	void closingWhileStreamingKeepsWhatArrivedAndItCanBeContinued() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("abc", "def").gate(gate), answer().text("def"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.AnswerDelta.class);
		bed.restart();
		ChatSession again = bed.chat.open(session.id());
		Answer partial = (Answer) again.snapshot().last();
		assertEquals("abc", partial.text().toString());
		assertTrue(partial.state().canContinue());
		Recorder more = bed.listenTo(again);
		again.continueAnswer();
		assertEquals("abcdef", more.awaitAnswers(1).text().toString());
	}

	@Test
	void aClosedSessionEndsItsAnswerAndLeaves() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("abc", "def").gate(gate));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.AnswerDelta.class);
		session.close();
		assertEquals(List.of(session), bed.chat.openSessions());
		gate.open();
		ChatBed.await(() -> bed.chat.openSessions().isEmpty());
		Answer answer = (Answer) bed.chat.open(session.id()).snapshot().last();
		assertEquals("abcdef", answer.text().toString());
		assertEquals(AnswerState.COMPLETE, answer.state());
	}
}
