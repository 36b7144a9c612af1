package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatSession;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.QueuedPrompt;
import io.github.openrouter4e.chat.SessionBusyException;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.Recorder;
import io.github.openrouter4e.chat.support.Samples;
import io.github.openrouter4e.costs.CostKind;
import io.github.openrouter4e.testing.StreamError;
import io.github.openrouter4e.testing.http.Gate;

class SessionTest extends NewSession {

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
		assertEquals("data:image/jpeg;base64,/9j/", parts.path(4).path("image_url").path("url").asText());
		assertEquals("d.pdf", parts.path(5).path("file").path("filename").asText());
		assertEquals("look", parts.path(6).path("text").asText());
	}

	@Test
	void whatVanishesWhileAnAnswerComesEndsIt() {
		bed.server.enqueue(answer().text("one"), answer().text("two"));
		bed.settings.fault = new NoClassDefFoundError("of a bundle that vanished");
		session.send(Prompt.of("first"));
		Answer failed = told.awaitAnswers(1);
		assertEquals(AnswerState.FAILED, failed.state());
		assertEquals("one", failed.text().toString());
		ChatBed.awaitIdle(session);
		assertEquals(1, bed.ledger.conversation(session.id()).requests());
		bed.settings.fault = null;
		session.send(Prompt.of("second"));
		assertEquals(AnswerState.COMPLETE, told.awaitAnswers(2).state());
	}

	@Test
	void aListenerThatVanishesEndsNoAnswer() {
		bed.server.enqueue(answer().pieces("Hel", "lo"));
		session.subscribe((from, event) -> {
			if (event instanceof SessionEvent.AnswerDelta) {
				throw new NoClassDefFoundError("of a bundle that vanished");
			}
		});
		session.send(Prompt.of("go"));
		assertEquals(AnswerState.COMPLETE, told.awaitAnswers(1).state());
		ChatBed.awaitIdle(session);
		assertEquals("Hello", ((Answer) session.snapshot().last()).text().toString());
	}

	@Test
	void theNewestSummaryIsNotedAndToldLast() throws Exception {
		var mine = (DefaultChatSession) session;
		List<String> put = Collections.synchronizedList(new ArrayList<>());
		List<String> told = Collections.synchronizedList(new ArrayList<>());
		var other = new Thread(() -> {
			mine.model().title("new", false);
			mine.noteSummary(summary -> put.add(summary.title()), summary -> told.add(summary.title()));
		});
		mine.model().title("old", false);
		mine.noteSummary(summary -> {
			other.start();
			ChatBed.await(() -> other.getState() == Thread.State.BLOCKED || !other.isAlive());
			put.add(summary.title());
		}, summary -> {
			if (summary.title().equals("old")) {
				ChatBed.await(() -> !other.isAlive());
			}
			told.add(summary.title());
		});
		assertEquals(List.of("old", "new"), put);
		assertEquals("new", told.getLast());
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
	void whatNeedsAnIdleSessionSaysThatItIsBusy() throws Exception {
		bed.server.enqueue(answer().text("one"));
		session.send(Prompt.of("first"));
		Answer answer = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		Gate gate = Gate.closedAt(1);
		bed.server.enqueue(answer().pieces("abc", "def").gate(gate));
		session.send(Prompt.of("second"));
		ChatBed.await(() -> session.snapshot().streaming() != null);
		List<Executable> needIdle = List.of(() -> session.regenerate(answer.id(), null),
				() -> session.editAndResend(answer.parentId(), Prompt.of("changed")), session::continueAnswer,
				() -> session.retryWithMaxTokens(10), session::retryWithoutRefused, session::condense,
				() -> session.activate(answer.id()), () -> session.delete(answer.id()),
				() -> session.restore(answer.id()));
		needIdle.forEach(each -> assertThrows(SessionBusyException.class, each));
		gate.open();
		told.awaitAnswers(2);
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
		assertTrue(session.unqueue(unwanted.id()));
		assertFalse(session.unqueue(unwanted.id()), "it was taken already");
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
	void anEmptyAnswerIsAFailure() {
		bed.server.enqueue(answer().finish("stop", "end_turn"), answer().finish("stop", "end_turn"));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(2);
		assertEquals(AnswerState.FAILED, answer.state());
		ChatBed.awaitIdle(session);
		assertEquals(2, bed.server.requests("/chat/completions").size(), "asked again once, and no more");
	}

	@Test
	void anEmptyAnswerIsAskedForAgain() {
		bed.server.enqueue(answer().finish("stop", "end_turn"), answer().text("words at last"));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(2);
		assertEquals("words at last", answer.text().toString());
		assertEquals(AnswerState.COMPLETE, answer.state());
		assertEquals(2, answer.parts().size(), "both are in the bill");
	}

	@Test
	void aFailureTellsWhenItIsOver() {
		bed.server.enqueue(
				io.github.openrouter4e.testing.Answer.error(429, "daily limit, free-models-per-day", "Retry-After",
						"7200"));
		session.send(Prompt.of("q"));
		Answer answer = told.awaitAnswers(1);
		assertEquals(bed.clock.instant().plusSeconds(7200), answer.failure().retryAt());
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
}
