package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.costs.SpendingDecision;
import io.github.openrouter4e.costs.SpendingDecision.Scope;
import io.github.openrouter4e.testing.ChatAnswer;

/** How far a model gets by itself: money, tokens, time, and no circles. */
class TaskLimitTest extends NewSession {

	private final FakeTools tools = new FakeTools();

	@Test
	void theNextRoundIsHeldBackBeforeItWouldExceedTheLimitOfATask() {
		bed.settings.taskLimit = new BigDecimal("0.9001"); // three rounds, and a fourth one would exceed it
		bed.tools.add(tools.with("read", call -> "content of " + call.arguments()));
		for (int i = 0; i < 9; i++) {
			bed.server.enqueue(costing("0.30", toolCall("c" + i, "read", "{\"i\":" + i + "}")));
		}
		bed.server.enqueue(text("done"));
		session.send(Prompt.of("go"));
		SpendingDecision held = told.await(SessionEvent.LimitReached.class).decision();
		assertEquals(RunEnd.SPENDING_LIMIT, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(Scope.TASK, held.scope());
		assertEquals(SpendingDecision.Kind.ASK, held.kind());
		assertEquals(0, new BigDecimal("0.90").compareTo(held.spent()));
		assertTrue(held.expected().signum() > 0 && held.spent().add(held.expected()).compareTo(held.limit()) > 0,
				"spent and the estimate together exceed it: " + held);
		assertEquals(3, bed.server.requests("/chat/completions").size());
		assertEquals(3, tools.calls.size(), "what the tools did is kept");
		session.confirmSpending(); // as much again
		told.await(SessionEvent.RunFinished.class, 2);
		ChatBed.awaitIdle(session);
		assertEquals(6, bed.server.requests("/chat/completions").size());
		session.confirmSpending();
		told.await(SessionEvent.RunFinished.class, 3);
		ChatBed.awaitIdle(session);
		session.confirmSpending();
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, 4).end());
		assertEquals(10, bed.server.requests("/chat/completions").size());
	}

	@Test
	void whatIsHeldGoesOnInTheModeThatWasChosenMeanwhile() {
		bed.settings.taskLimit = new BigDecimal("0.10");
		bed.tools.add(changing(call -> "content"));
		session.setOptions(session.snapshot().options().withMode(ToolContext.ACT));
		bed.server.enqueue(costing("0.30", toolCall("c1", "change", "{}")),
				costing("0.01", toolCall("c2", "change", "{}")),
				text("done"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.SPENDING_LIMIT, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		session.setOptions(session.snapshot().options().withMode(ToolContext.ASK));
		session.confirmSpending();
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, 2).end());
		assertEquals(List.of("read"), bed.server.requests("/chat/completions").get(1).json().path("tools")
				.findValuesAsText("name"));
		assertEquals(List.of("c1"), tools.calls.stream().map(ToolRequest::callId).toList());
	}

	@Test
	void whatRunsHasNoMoreThanTheModeThatWasChosenMeanwhile() {
		bed.tools.add(changing(call -> {
			session.setOptions(session.snapshot().options().withMode(ToolContext.ASK));
			return "content";
		}));
		session.setOptions(session.snapshot().options().withMode(ToolContext.ACT));
		bed.server.enqueue(toolCall("c1", "read", "{}"), toolCall("c2", "change", "{}"), text("done"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class).end());
		assertEquals(List.of("c1"), tools.calls.stream().map(ToolRequest::callId).toList());
		assertTrue(told.all(SessionEvent.ToolFinished.class).getLast().tool().content()
				.startsWith("The user has chosen another mode"));
	}

	@Test
	void aNewMessageBeginsANewTask() {
		bed.settings.taskLimit = new BigDecimal("1.00");
		bed.tools.add(tools.with("read", call -> "content"));
		for (int i = 0; i < 4; i++) {
			bed.server.enqueue(costing("0.40", toolCall("c" + i, "read", "{\"i\":" + i + "}")),
					costing("0.40", text("done")));
			session.send(Prompt.of("go " + i));
			assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, i + 1).end());
			ChatBed.awaitIdle(session);
		}
		assertEquals(0, new BigDecimal("3.20").compareTo(session.snapshot().cost().total()));
	}

	/** A model that said nothing is asked again, which is one more request of the task. */
	@Test
	void anEmptyAnswerIsNotAskedForAgainBeyondTheLimit() {
		bed.settings.taskLimit = new BigDecimal("0.50");
		bed.tools.add(tools.with("read", call -> "content"));
		bed.server.enqueue(costing("0.30", toolCall("c", "read", "{}")), costing("0.20", text("")), text("done"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.FAILED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(2, bed.server.requests("/chat/completions").size());
	}

	/** Nobody is asked about a single answer: what it costs is estimated beside the prompt. */
	@Test
	void withoutToolsThereIsNoTask() {
		bed.settings.taskLimit = new BigDecimal("0.0000001");
		bed.server.enqueue(costing("0.40", text("done")));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class).end());
	}

	@Test
	void whatIsHeldGoesOnAfterARestart() throws Exception {
		bed.settings.taskLimit = new BigDecimal("0.10");
		bed.tools.add(tools.with("read", call -> "content"));
		bed.server.enqueue(costing("0.30", toolCall("c", "read", "{}")), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);
		String id = session.id();
		bed.restart();
		session = bed.chat.open(id);
		told = bed.listenTo(session);
		assertTrue(session.isRunUnfinished());
		session.continueAnswer();
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(1, tools.calls.size());
	}

	@Test
	void whereNothingIsPaidTokensAreCounted() {
		bed.settings.model = "openai/gpt-oss-20b:free";
		bed.settings.taskLimit = new BigDecimal("1.00");
		bed.tools.add(tools.with("read", call -> "content"));
		for (int i = 0; i < 9; i++) {
			bed.server.enqueue(toolCall("c" + i, "read", "{\"i\":" + i + "}").usage("""
					{"prompt_tokens":1000000,"completion_tokens":10,"total_tokens":1000010,"cost":0,"is_byok":false}""")
					.servedBy("openai/gpt-oss-20b:free", "P"));
		}
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.PAUSED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertPaused("TokenLimit", null);
		assertEquals(4, bed.server.requests("/chat/completions").size());
	}

	@Test
	void afterHalfAnHourTheUserIsAsked() {
		bed.tools.add(tools.with("read", call -> {
			bed.clock.advance(Duration.ofMinutes(11));
			return "content";
		}));
		for (int i = 0; i < 9; i++) {
			bed.server.enqueue(toolCall("c" + i, "read", "{\"i\":" + i + "}"));
		}
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.PAUSED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertPaused("TimeLimit", null);
		assertEquals(3, tools.calls.size());
		session.continueAnswer();
		told.await(SessionEvent.RunFinished.class, 2);
		assertEquals(6, tools.calls.size(), "another half an hour");
	}

	@Test
	void aModelThatRepeatsItselfIsToldAndThenPauses() throws Exception {
		bed.tools.add(tools.with("read", call -> "content"));
		for (int i = 0; i < 9; i++) {
			bed.server.enqueue(toolCall("c" + i, "read", "{\"path\":\"a.txt\"}"));
		}
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.PAUSED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(4, tools.calls.size(), "the fifth waits");
		Answer paused = assertPaused("Repetition", "REPEATED_CALL");
		assertEquals("read", paused.failure().subject());
		var results = session.snapshot().path().stream().filter(ToolResult.class::isInstance)
				.map(turn -> ((ToolResult) turn).content()).toList();
		assertEquals("content", results.get(1));
		assertTrue(results.get(2).startsWith("content\n(You have made this call 3 times"), results.get(2));
		assertEquals("content", results.get(3));
		String id = session.id();
		bed.restart();
		session = bed.chat.open(id);
		told = bed.listenTo(session);
		assertPaused("Repetition", "REPEATED_CALL");
		session.continueAnswer(); // the user says so: the call runs, and counting begins anew
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);
		assertEquals(8, tools.calls.size());
	}

	@Test
	void whatTheUserSaysMeanwhileEndsACircle() {
		bed.tools.add(tools.with("read", call -> {
			if (tools.calls.size() == 4) {
				session.send(Prompt.of("read it once more"));
			}
			return "content";
		}));
		for (int i = 0; i < 6; i++) {
			bed.server.enqueue(toolCall("c" + i, "read", "{\"path\":\"a.txt\"}"));
		}
		bed.server.enqueue(text("done"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class).end());
		assertFalse(session.isRunUnfinished());
	}

	private Answer assertPaused(String kind, String reason) {
		Answer paused = (Answer) session.snapshot().last();
		assertEquals(AnswerState.PAUSED, paused.state());
		assertEquals(kind, paused.failure().kind());
		assertEquals(reason, paused.failure().reason());
		return paused;
	}

	/** A tool that reads, and one that changes something, which there is only where the model acts. */
	private FakeTools changing(Function<ToolRequest, String> read) {
		tools.offered = (offer, context) -> context.mode().equals(ToolContext.ACT) || offer.traits().readOnly();
		return tools.with("read", read).with("change", ToolTraits.changing(ToolTraits.Effect.EDIT),
				(call, progress, cancellation) -> new ToolOutcome.Done("changed"));
	}

	private static ChatAnswer costing(String usd, ChatAnswer answer) {
		return answer.usage("{\"prompt_tokens\":2000,\"completion_tokens\":50,\"total_tokens\":2050,\"cost\":" + usd
				+ ",\"is_byok\":false}");
	}
}
