package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;

/** The calls of one answer are asked about together, and each runs only as it was shown. */
class CallQuestionsTest extends NewSession {

	private final FakeTools tools = new FakeTools();
	/** What is asked, in the order in which it is asked. */
	private final List<String> asked = new CopyOnWriteArrayList<>();
	/** By the id of the call: the latest. */
	private final Map<String, CompletableFuture<ToolDecision>> open = new ConcurrentHashMap<>();

	/** An answer that calls {@code edit} three times, c1 to c3. */
	private void askAboutThree(Function<ToolRequest, ToolPermission> permission) throws Exception {
		tools.permission = permission;
		bed.tools.add(tools.with("edit", ToolTraits.changing(Effect.EDIT),
				(call, progress, cancellation) -> new Done("edited " + call.callId())));
		bed.approval = (context, call, question) -> {
			var decision = new CompletableFuture<ToolDecision>();
			open.put(call.callId(), decision); // first: who finds the question decides about it
			asked.add(call.callId() + ' ' + question.details());
			return decision;
		};
		bed.restart();
		session = bed.chat.create();
		told = bed.listenTo(session);
		bed.server.enqueue(toolCall("c1", "edit", "{}").toolCall("c2", "edit", "{}").toolCall("c3", "edit", "{}"),
				text("done"));
		session.send(Prompt.of("edit"));
		told.await(SessionEvent.ToolWaiting.class, 3);
		ChatBed.await(() -> asked.size() == 3);
	}

	private static ToolPermission ask(ToolRequest call, String details) {
		return new ToolPermission.Ask(
				new ToolQuestion(Effect.EDIT, call.callId() + ".txt", details, List.of("conversation")));
	}

	private void decide(String callId, ToolDecision decision) {
		assertTrue(open.getOrDefault(callId, new CompletableFuture<>()).complete(decision), callId);
	}

	private List<String> ran() {
		return tools.calls.stream().map(ToolRequest::callId).toList();
	}

	private void end() {
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);
	}

	@Test
	void allAreAskedAboutBeforeOneRunsAndRunInOrder() throws Exception {
		askAboutThree(call -> ask(call, "+a"));
		assertEquals(List.of("c1 +a", "c2 +a", "c3 +a"), asked);
		decide("c3", ToolDecision.ONCE);
		told.await(SessionEvent.ToolDecided.class);
		assertEquals(List.of(), ran());
		decide("c2", new ToolDecision.Rejected("not that"));
		decide("c1", ToolDecision.ONCE);
		end();
		assertEquals(List.of("c1", "c3"), ran());
		assertEquals(3, asked.size());
		assertEquals(3, tools.decided.size());
		assertTrue(bed.server.lastChat().json().toString().contains("The user says: not that"));
	}

	@Test
	void whatWouldDoSomethingElseByItsTurnIsAskedAboutAgain() throws Exception {
		askAboutThree(call -> ask(call, call.callId().equals("c2") && ran().contains("c1") ? "+other" : "+a"));
		open.forEach((id, decision) -> decision.complete(ToolDecision.ONCE));
		ChatBed.await(() -> asked.size() == 4);
		assertEquals("c2 +other", asked.getLast());
		assertEquals(List.of("c1"), ran());
		decide("c2", new ToolDecision.Rejected(""));
		end();
		assertEquals(List.of("c1", "c3"), ran());
	}

	@Test
	void theSameChangeAtAnotherLineIsNotAskedAboutAgain() throws Exception {
		askAboutThree(call -> ask(call, (ran().isEmpty() ? "@@ -7,3 +7,3 @@" : "@@ -8,3 +8,3 @@") + "\n-a\n+b\n"));
		open.forEach((id, decision) -> decision.complete(ToolDecision.ONCE));
		end();
		assertEquals(List.of("c1", "c2", "c3"), ran());
		assertEquals(3, asked.size());
	}

	@Test
	void aRuleGivenForOneTakesTheQuestionsItCoversAwayButNoRejection() throws Exception {
		askAboutThree(call -> tools.decided.isEmpty() ? ask(call, "+a") : ToolPermission.ALLOWED);
		var second = open.get("c2");
		decide("c3", new ToolDecision.Rejected("mine"));
		decide("c1", new ToolDecision.Approved("conversation"));
		end();
		assertEquals(List.of("c1", "c2"), ran());
		assertTrue(second != null && second.isCancelled(), "the card does not ask any more");
		assertEquals(3, asked.size());
	}

	@Test
	void whatIsForbiddenByItsTurnDoesNotRunThoughItWasAllowed() throws Exception {
		askAboutThree(call -> ran().isEmpty() ? ask(call, "+a") : new ToolPermission.Forbidden("gone"));
		open.forEach((id, decision) -> decision.complete(ToolDecision.ONCE));
		end();
		assertEquals(List.of("c1"), ran());
	}

	@Test
	void whatChangesWhileTheQuestionIsOpenIsAskedAboutAgain() throws Exception {
		var text = new CopyOnWriteArrayList<>(List.of("+a"));
		var judged = new AtomicInteger();
		askAboutThree(call -> {
			var question = ask(call, text.getLast());
			judged.incrementAndGet();
			return question;
		});
		ChatBed.await(() -> judged.get() == 4); // it is the turn of the first one
		text.add("+typed meanwhile");
		decide("c1", ToolDecision.ONCE);
		ChatBed.await(() -> asked.size() == 4);
		assertEquals("c1 +typed meanwhile", asked.getLast());
		assertEquals(List.of(), ran());
		session.stop();
		end();
	}

	@Test
	void aStopTakesAllQuestionsAwayAndARestartAsksThemAgain() throws Exception {
		askAboutThree(call -> ask(call, "+a"));
		decide("c1", ToolDecision.ONCE);
		told.await(SessionEvent.ToolFinished.class);
		session.stop();
		assertEquals(RunEnd.STOPPED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertTrue(open.values().stream().allMatch(CompletableFuture::isDone));
		assertFalse(ran().contains("c2"));
		String id = session.id();
		asked.clear();
		bed.restart();
		session = bed.chat.open(id);
		told = bed.listenTo(session);
		session.continueAnswer();
		told.await(SessionEvent.ToolWaiting.class, 2);
		assertEquals(List.of("c2 +a", "c3 +a"), asked);
		open.forEach((call, decision) -> decision.complete(ToolDecision.ONCE));
		end();
		assertEquals(List.of("c1", "c2", "c3"), ran());
	}
}
