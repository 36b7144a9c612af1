package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.pieces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.CostKind;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.testing.ChatAnswer;
import io.github.openrouter4e.testing.SampleErrors;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;

class SessionTest {

	@TempDir
	Path folder;
	ChatBed bed;
	ChatSession session;
	Recorder told;

	@BeforeEach
	void start() {
		bed = new ChatBed(folder);
		session = bed.chat.create();
		told = bed.listenTo(session);
	}

	@AfterEach
	void stop() throws Exception {
		bed.close();
	}

	@Test
	void anAnswerArrivesPieceByPieceAndIsPaidFor() {
		bed.server.enqueue(answer().reasoning("hm").pieces("Hel", "lo"));
		session.send(Prompt.of("## Say *hello* to\nme"));
		Answer answer = told.awaitAnswers(1);
		assertEquals("Hello", answer.text().toString());
		assertEquals("hm", answer.reasoning().toString());
		assertEquals(AnswerState.COMPLETE, answer.state());
		assertEquals(List.of("Hel", "lo"),
				told.all(SessionEvent.AnswerDelta.class).stream().map(SessionEvent.AnswerDelta::text).toList());
		assertEquals("Hel", told.all(SessionEvent.AnswerDelta.class).getFirst().answer().text().toString());
		assertEquals("Say hello to me", session.snapshot().title());
		assertEquals(CostKind.EXACT, answer.cost().kind());
		ChatBed.awaitIdle(session);
		assertEquals(answer.cost().total(), bed.ledger.conversation(session.id()).total());
		assertEquals(session.snapshot().cost().total(), bed.ledger.day(java.time.LocalDate.of(2026, 9, 1)).total());
		assertTrue(answer.cost().total().signum() > 0);
		assertEquals(1, bed.answered);
	}

	@Test
	void theRequestCarriesTheConversationAndItsId() {
		bed.settings.systemPrompt = "Be brief.";
		bed.server.enqueue(answer().text("one"), answer().text("two"));
		session.send(Prompt.of("first"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(Samples.promptWithEverything());
		told.awaitAnswers(2);
		JsonNode request = bed.server.lastChat().json();
		assertEquals(session.id(), request.path("session_id").asText());
		JsonNode messages = request.path("messages");
		assertEquals(List.of("system", "user", "assistant", "user"), messages.findValuesAsText("role"));
		assertEquals("one", messages.path(2).path("content").asText());
		JsonNode parts = messages.path(3).path("content");
		assertEquals("<file name=\"src/A.java\">\nclass A {}\n</file>", parts.path(0).path("text").asText());
		assertEquals("data:image/png;base64,AQID", parts.path(3).path("image_url").path("url").asText());
		assertEquals("d.pdf", parts.path(4).path("file").path("filename").asText());
		assertEquals("look", parts.path(5).path("text").asText());
	}

	@Test
	void aSnapshotWhileStreamingHoldsWhatArrived() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("abc", "def").gate(gate));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.AnswerDelta.class);
		Answer streaming = session.snapshot().streaming();
		assertNotNull(streaming);
		assertEquals("abc", streaming.text().toString());
		assertEquals(streaming, session.snapshot().last());
		assertTrue(session.isBusy());
		assertThrows(IllegalStateException.class, () -> session.delete(streaming.id()));
		gate.open();
		assertEquals("abcdef", told.awaitAnswers(1).text().toString());
		assertEquals("abc", streaming.text().toString(), "a snapshot never changes");
		assertNull(session.snapshot().streaming());
	}

	@Test
	void stoppingKeepsWhatArrivedAndFindsOutWhatItCost() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("abc", "def").gate(gate));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.AnswerDelta.class);
		session.stop();
		Answer answer = told.awaitAnswers(1);
		assertEquals(AnswerState.STOPPED, answer.state());
		assertEquals("abc", answer.text().toString());
		assertNull(answer.failure());
		Answer paid = told.await(SessionEvent.CostUpdated.class).answer();
		assertTrue(paid.cost().kind() != CostKind.UNKNOWN);
		assertEquals(paid.cost().total(), bed.ledger.answer(session.id(), answer.id()).total());
		assertEquals(Duration.ofSeconds(2), bed.slept.getFirst(), "OpenRouter needs some seconds");
	}

	@Test
	void promptsQueueWhileAnAnswerArrives() throws Exception {
		Gate gate = Gate.closedAt(0);
		bed.server.enqueue(answer().text("one").gate(gate), answer().text("two"), answer().text("three"));
		session.send(Prompt.of("first"));
		told.await(SessionEvent.RequestSent.class);
		session.send(Prompt.of("second"));
		session.send(Prompt.of("unwanted"));
		session.send(Prompt.of("third"));
		QueuedPrompt unwanted = session.queue().get(1);
		session.unqueue(unwanted.id());
		assertEquals(2, session.queue().size());
		gate.open();
		told.awaitAnswers(3);
		ChatBed.awaitIdle(session);
		assertEquals(List.of(), session.queue());
		assertEquals(List.of("first", "second", "third"),
				session.snapshot().path().stream().filter(Question.class::isInstance)
						.map(turn -> ((Question) turn).prompt().text()).toList());
	}

	@Test
	void aQueueWaitsAfterAFailure() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("par", "tial").gate(gate).midStreamError(StreamError.NO_CHOICE, 400, "boom"),
				answer().text("two"));
		session.send(Prompt.of("first"));
		told.await(SessionEvent.AnswerDelta.class);
		session.send(Prompt.of("second"));
		gate.open();
		Answer failed = told.awaitAnswers(1);
		assertEquals(AnswerState.FAILED, failed.state());
		assertTrue(failed.text().toString().startsWith("par"));
		assertEquals("boom", failed.failure().message());
		ChatBed.awaitIdle(session);
		assertEquals(1, session.queue().size());
		session.sendQueued();
		assertEquals("two", told.awaitAnswers(2).text().toString());
	}

	@Test
	void regeneratingKeepsBothAnswers() {
		bed.server.enqueue(answer().text("one"), answer().text("two"), answer().text("three"));
		session.send(Prompt.of("q"));
		Answer first = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.regenerate(first.id(), "anthropic/claude-sonnet-4.5");
		Answer second = told.awaitAnswers(2);
		assertEquals("anthropic/claude-sonnet-4.5", second.requestedModel());
		assertEquals("anthropic/claude-sonnet-4.5", bed.server.lastChat().json().path("model").asText());
		assertEquals(List.of(first.id(), second.id()), session.snapshot().branches(first.id()));
		assertEquals(second.id(), session.snapshot().pathIds().getLast());
		ChatBed.awaitIdle(session);
		session.activate(first.id());
		assertEquals(first.id(), session.snapshot().pathIds().getLast());
		told.await(SessionEvent.PathChanged.class);
	}

	@Test
	void anEditedQuestionIsABranchWithAWayBack() {
		bed.server.enqueue(answer().text("one"), answer().text("two"), answer().text("other"));
		session.send(Prompt.of("q1"));
		told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("q2"));
		told.awaitAnswers(2);
		ChatBed.awaitIdle(session);
		List<String> before = session.snapshot().pathIds();
		session.editAndResend(before.getFirst(), Prompt.of("q1 edited"));
		told.awaitAnswers(3);
		ChatBed.awaitIdle(session);
		assertEquals(2, session.snapshot().path().size());
		assertEquals(2, session.snapshot().branches(before.getFirst()).size());
		assertEquals("q1 edited", bed.server.lastChat().json().path("messages").path(0).path("content").asText());
		session.activate(before.getFirst());
		assertEquals(before, session.snapshot().pathIds());
	}

	@Test
	void deletingHidesAndRestoringBringsBack() {
		bed.server.enqueue(answer().text("one"));
		session.send(Prompt.of("q1"));
		Answer answer = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		session.delete(answer.id());
		assertEquals(1, session.snapshot().path().size());
		assertTrue(session.snapshot().turn(answer.id()).isEmpty());
		session.restore(answer.id());
		assertEquals(answer, session.snapshot().last());
		assertThrows(IllegalArgumentException.class, () -> session.delete("nowhere"));
	}

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
		assertThrows(IllegalStateException.class, session::continueAnswer);
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
	void anEmptyAnswerIsAFailure() {
		bed.server.enqueue(answer().finish("stop", "end_turn"));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(1);
		assertEquals(AnswerState.FAILED, answer.state());
	}

	@Test
	void severalSessionsStreamAtOnce() throws Exception {
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("a", "b").gate(gate), answer().text("c"));
		session.send(Prompt.of("slow"));
		told.await(SessionEvent.AnswerDelta.class);
		ChatSession other = bed.chat.create();
		Recorder otherTold = bed.listenTo(other);
		other.send(Prompt.of("quick"));
		assertEquals("c", otherTold.awaitAnswers(1).text().toString());
		assertTrue(session.isBusy());
		gate.open();
		assertEquals("ab", told.awaitAnswers(1).text().toString());
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

	@Test
	void aListenerThatFailsDisturbsNobody() {
		session.subscribe((from, event) -> {
			throw new IllegalStateException("broken listener");
		});
		bed.server.enqueue(answer().text("one"));
		session.send(Prompt.of("q"));
		assertEquals("one", told.awaitAnswers(1).text().toString());
		assertFalse(session.snapshot().path().isEmpty());
	}

	@Test
	void anEmptyPromptIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> session.send(Prompt.of(" \n")));
	}

	private static ChatAnswer answer() {
		return pieces();
	}
}
