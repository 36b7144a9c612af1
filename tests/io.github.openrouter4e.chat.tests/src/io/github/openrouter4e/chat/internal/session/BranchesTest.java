package io.github.openrouter4e.chat.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.ConversationOptions;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.models.RequestOption;
import io.github.openrouter4e.models.RequestOptions;

/** Branches of a conversation, and the way back. */
class BranchesTest extends NewSession {

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
	void regeneratingTakesNoAnswerFromTheResponseCache() {
		bed.server.enqueue(answer().text("one"), answer().text("two"));
		session.setOptions(ConversationOptions.DEFAULTS
				.withRequest(RequestOptions.EMPTY.with(RequestOption.RESPONSE_CACHE, "on")));
		session.send(Prompt.of("q"));
		Answer first = told.awaitAnswers(1);
		ChatBed.awaitIdle(session);
		assertEquals(Optional.of("true"), bed.server.lastChat().header("X-OpenRouter-Cache"));
		assertEquals(Optional.empty(), bed.server.lastChat().header("X-OpenRouter-Cache-Clear"));
		assertTrue(bed.server.lastChat().json().path("session_id").isMissingNode(), "another conversation has another");
		session.regenerate(first.id(), null);
		told.awaitAnswers(2);
		assertEquals(Optional.of("true"), bed.server.lastChat().header("X-OpenRouter-Cache-Clear"));
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
}
