package io.github.openrouter4e.chat.internal.session;

import static io.github.openrouter4e.testing.Answer.text;
import static io.github.openrouter4e.testing.Answer.toolCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.ChatServiceEvent;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.chat.RunEnd;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.support.ChatBed;
import io.github.openrouter4e.chat.support.FakeTools;
import io.github.openrouter4e.chat.tools.ModelInstructions;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Done;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolOutcome.Part;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.chat.tools.ToolView;
import io.github.openrouter4e.costs.SpendingLimits;
import io.github.openrouter4e.testing.ChatAnswer;

/** What happens from a model's calls to the results that it gets. */
class ToolRunTest extends NewSession {

	private static final ToolQuestion QUESTION = new ToolQuestion(Effect.EDIT, "a.txt", "-old\n+new", List.of("file"));

	private final FakeTools tools = new FakeTools();

	@Test
	void readsRunSideBySideAtMostFourAndResultsComeInOrder() {
		var running = new AtomicInteger();
		var most = new AtomicInteger();
		var four = new CyclicBarrier(ToolCalls.MAX_PARALLEL);
		var last = new CountDownLatch(1);
		bed.tools.add(tools.with("read", ToolTraits.READING, (call, progress, cancellation) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			awaitAll(four);
			if (call.callId().equals("c7")) {
				last.countDown();
			} else if (call.callId().equals("c4")) {
				await(last); // ends after one that began later
			}
			running.decrementAndGet();
			return new Done("content " + call.callId());
		}));
		bed.server.enqueue(calls("read", 8), text("done"));
		session.send(Prompt.of("read"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(4, most.get());
		assertEquals(IntStream.range(0, 8).mapToObj(i -> "content c" + i).toList(), results());
		assertEquals(results(), sent());
	}

	@Test
	void whatChangesSomethingRunsAloneAndInOrder() {
		var log = new CopyOnWriteArrayList<String>();
		bed.tools.add(tools.with("read", ToolTraits.READING, (call, progress, cancellation) -> {
			log.add("read");
			return new Done("read");
		}).with("write", ToolTraits.changing(Effect.EDIT), (call, progress, cancellation) -> {
			log.add("write begins");
			log.add("write ends");
			return new Done("written");
		}));
		bed.server.enqueue(toolCall("a", "read", "{}").toolCall("b", "write", "{}").toolCall("c", "write", "{}")
				.toolCall("d", "read", "{}"), text("done"));
		session.send(Prompt.of("q"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of("read", "write begins", "write ends", "write begins", "write ends", "read"), log);
		assertEquals(List.of("read", "written", "written", "read"), sent());
	}

	@Test
	void eachStepOfACallIsTold() {
		bed.tools.add(tools.with("edit", ToolTraits.changing(Effect.EDIT), (call, progress, cancellation) -> {
			progress.report("half", 0.5);
			return new Done("edited");
		}));
		tools.permission = call -> new ToolPermission.Ask(QUESTION);
		answering(ToolDecision.ONCE);
		var ended = new CopyOnWriteArrayList<Answer>();
		bed.chat.addListener(event -> {
			if (event instanceof ChatServiceEvent.AnswerEnded(var source, var answer)) {
				ended.add(answer);
			}
		});
		bed.server.enqueue(toolCall("c1", "edit", "{\"path\":\"a.txt\",\"text\":\"new\"}"), text("done"));
		session.send(Prompt.of("edit"));
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);

		List<String> steps = told.events().stream().filter(event -> event instanceof SessionEvent.ToolEvent
				|| event instanceof SessionEvent.RunFinished).map(event -> event.getClass().getSimpleName())
				.distinct().toList();
		assertEquals(
				List.of("ToolRequested", "ToolWaiting", "ToolDecided", "ToolStarted", "ToolProgressed", "ToolFinished",
						"RunFinished"),
				steps);
		List<String> written = told.all(SessionEvent.ToolRequested.class).stream()
				.map(event -> event.name() + event.arguments()).toList();
		assertEquals("edit", written.getFirst(), "as soon as the model names it");
		assertEquals("edit{\"path\":\"a.txt\",\"text\":\"new\"}", written.getLast());
		assertTrue(written.size() > 3, "while it is written");
		assertEquals(QUESTION, told.all(SessionEvent.ToolWaiting.class).getFirst().question());
		assertEquals("half", told.all(SessionEvent.ToolProgressed.class).getFirst().message());
		assertEquals("edited", told.all(SessionEvent.ToolFinished.class).getFirst().tool().content());
		assertEquals(List.of(ToolDecision.ONCE), tools.decided);
		assertEquals(RunEnd.ANSWERED, told.all(SessionEvent.RunFinished.class).getFirst().end());
		assertEquals(List.of("done"), ended.stream().map(answer -> answer.text().toString()).toList(),
				"the end is announced once for the run");
	}

	@Test
	void whatIsDecidedIsToldBeforeTheCallStarts() throws Exception {
		var background = bed.background;
		var deciding = new AtomicReference<Thread>();
		var late = new CopyOnWriteArrayList<Runnable>();
		bed.background = task -> {
			if (Thread.currentThread() == deciding.get()) {
				late.add(task); // its thread is slow to start
			} else {
				background.execute(task);
			}
		};
		var decision = new CompletableFuture<ToolDecision>();
		bed.approval = (context, call, question) -> decision;
		bed.tools.add(tools.with("edit", ToolTraits.changing(Effect.EDIT), (call, progress, cancellation) -> {
			late.forEach(Runnable::run);
			return new Done("edited");
		}));
		tools.permission = call -> new ToolPermission.Ask(QUESTION);
		restart();
		bed.server.enqueue(toolCall("c1", "edit", "{}"), text("done"));
		session.send(Prompt.of("edit"));
		told.await(SessionEvent.ToolWaiting.class);
		ChatBed.await(() -> decision.getNumberOfDependents() > 0);
		deciding.set(Thread.currentThread());
		decision.complete(ToolDecision.ONCE);
		deciding.set(null);
		told.await(SessionEvent.RunFinished.class);
		List<Class<?>> steps = told.events().stream().<Class<?>>map(Object::getClass)
				.filter(List.of(SessionEvent.ToolDecided.class, SessionEvent.ToolStarted.class)::contains).toList();
		assertEquals(List.of(SessionEvent.ToolDecided.class, SessionEvent.ToolStarted.class), steps);
	}

	@Test
	void whatIsReadFromElsewhereIsKnownUntilTheUserWritesAgain() {
		bed.tools.add(tools.with("look", call -> "ours").with("fetch", ToolTraits.changing(Effect.NETWORK),
				(call, progress, cancellation) -> new Done("theirs")));
		bed.server.enqueue(toolCall("c1", "look", "{}").toolCall("c2", "fetch", "{}").toolCall("c3", "look", "{}"),
				toolCall("c4", "look", "{}"), text("done"), toolCall("c5", "look", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of(false, false, true, true), tools.judged.stream().map(ToolContext::foreign).toList());
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("go on"));
		told.await(SessionEvent.RunFinished.class, 2);
		assertFalse(tools.judged.getLast().foreign());
	}

	/** A tool that mostly is at home may bring in something foreign with a certain call, also before a restart. */
	@Test
	void whatACertainCallReadsFromElsewhereIsKnown() throws Exception {
		tools.foreign = call -> call.arguments().contains("curl");
		bed.tools.add(tools.with("run", ToolTraits.changing(Effect.COMMAND), (call, progress, cancellation) -> call
				.arguments().contains("fails") ? new Failed("too long: <html>", Failed.Kind.TIMEOUT) : new Done("ok")));
		bed.server.enqueue(toolCall("c1", "run", "{\"command\":\"ls\"}").toolCall("c2", "run", "{}"),
				toolCall("c3", "run", "{\"command\":\"curl fails\"}"), toolCall("c4", "run", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of(false, false, false, true),
				tools.judged.stream().map(ToolContext::foreign).toList().subList(tools.judged.size() - 4,
						tools.judged.size()));
	}

	@Test
	void aPageOfTheWebInThePromptIsFromElsewhere() {
		bed.tools.add(tools.with("look", call -> "ours"));
		bed.server.enqueue(toolCall("c1", "look", "{}"), text("done"));
		session.send(new Prompt("go", List.of(new Attachment.WebPage("https://example.org", "theirs"))));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of(true), tools.judged.stream().map(ToolContext::foreign).toList());
	}

	@Test
	void callsAreLoggedWithWhoDecided() throws Exception {
		var log = new CopyOnWriteArrayList<ToolLog.Entry>();
		bed.toolLog = new ToolLog() {
			@Override
			public void add(Entry entry) {
				log.add(entry);
			}

			@Override
			public List<Entry> latest() {
				return log;
			}
		};
		bed.tools.add(tools.with("look", call -> "content").with("edit", ToolTraits.changing(Effect.EDIT),
				(call, progress, cancellation) -> new Failed("stale", Failed.Kind.STALE)));
		tools.permission = call -> switch (call.callId()) {
			case "c1" -> new ToolPermission.Allowed("rule: looks");
			case "c2" -> new ToolPermission.Forbidden("never");
			default -> new ToolPermission.Ask(QUESTION);
		};
		answering(new ToolDecision.Approved("file"));
		bed.server.enqueue(toolCall("c1", "look", "{\"path\":\"a.txt\"}").toolCall("c2", "look", "{\"path\":\"b.txt\"}")
				.toolCall("c3", "edit", "{}").toolCall("c4", "none", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);
		assertEquals(
				List.of("c1 look READ a.txt allowed rule: looks done 7", "c2 look READ b.txt forbidden never denied 5",
						"c3 edit EDIT a.txt agreed file stale 5"),
				log.stream()
						.map(entry -> String.join(" ", entry.callId(), entry.tool(), entry.effect().name(),
								entry.subject(),
								entry.decision(), entry.rule(), entry.outcome(), String.valueOf(entry.length())))
						.toList());
	}

	@Test
	void whatTheUserRejectsIsNotRunAndTheModelHearsWhy() {
		bed.tools.add(tools.with("edit", call -> "edited"));
		tools.permission = call -> new ToolPermission.Ask(QUESTION);
		answering(new ToolDecision.Rejected("not this file"));
		bed.server.enqueue(toolCall("c1", "edit", "{}"), text("done"));
		session.send(Prompt.of("edit"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of(), tools.calls);
		assertEquals(new ToolOutcome.Denied("not this file"),
				told.all(SessionEvent.ToolFinished.class).getFirst().tool().outcome());
		assertEquals(List.of("The user did not allow this call. Nothing was run. The user says: not this file"),
				sent());
	}

	/** The call does nothing but ask: the answer is its result. */
	@Test
	void whatTheUserAnswersIsTheResultOfAQuestion() {
		bed.tools.add(tools.with("ask_user", new ToolTraits(true, false, Effect.NONE),
				(call, progress, cancellation) -> new Done("must not run")));
		tools.permission = call -> new ToolPermission.Ask(
				new ToolQuestion(Effect.NONE, "Which?", "", List.of("the first", "the second")));
		var answers = new CopyOnWriteArrayList<ToolDecision>(List.of(new ToolDecision.Approved("the second"),
				new ToolDecision.Rejected("neither"), new ToolDecision.Rejected("")));
		bed.approval = (context, call, question) -> CompletableFuture.completedFuture(answers.removeFirst());
		try {
			restart();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
		bed.server.enqueue(toolCall("c1", "ask_user", "{}").toolCall("c2", "ask_user", "{}").toolCall("c3", "ask_user",
				"{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of("The user answers: the second", "The user answers: neither",
				"The user does not answer. Go on as you think best."), sent());
		assertEquals(List.of(), tools.calls);
	}

	@Test
	void instructionsFollowTheSystemPromptAndStayTheSameInARun() throws Exception {
		var asked = new AtomicInteger();
		bed.instructions = context -> context.mode().equals(ToolContext.ACT) ? "told " + asked.incrementAndGet() : "";
		restart();
		bed.settings.systemPrompt = "Be brief.";
		bed.tools.add(tools.with("read", call -> "content"));
		session.setOptions(session.snapshot().options().withMode(ToolContext.ACT));
		bed.server.enqueue(toolCall("c1", "read", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		List<String> systems = bed.server.requests("/chat/completions").stream()
				.map(request -> request.json().path("messages").path(0).path("content").asText()).distinct().toList();
		assertEquals(1, systems.size(), systems.toString());
		assertTrue(systems.getFirst().startsWith("Be brief.\n\ntold "), systems.toString());
	}

	/** They follow what was said, so that each request begins with the one before; they are told once, until they are condensed. */
	@Test
	void instructionsOfAPlaceComeOnceWithTheFirstResultFromThere() throws Exception {
		bed.instructions = new ModelInstructions() {
			@Override
			public String text(ToolContext context) {
				return "";
			}

			@Override
			public String besides(ToolContext context, ToolRequest call, Predicate<String> told) {
				return call.arguments().contains("web/") && !told.test("[web]") ? "[web] Use tabs." : "";
			}
		};
		restart();
		bed.tools.add(tools.with("read", ToolTraits.READING, (call, progress, cancellation) -> new Done("content"))
				.with("fail", ToolTraits.READING,
						(call, progress, cancellation) -> new Failed("gone", Failed.Kind.NOT_FOUND)));
		bed.server.enqueue(toolCall("c0", "fail", "{\"path\":\"web/none\"}").toolCall("c1", "read", "{\"path\":\"a\"}"),
				toolCall("c2", "read", "{\"path\":\"web/a\"}").toolCall("c3", "read", "{\"path\":\"web/b\"}"),
				toolCall("c4", "read", "{\"path\":\"web/c\"}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);
		var sent = sent();
		assertEquals(List.of("gone", "content"), sent.subList(0, 2));
		assertEquals(1, sent.stream().filter(result -> result.contains("[web] Use tabs.")).count(), sent.toString());
		assertTrue(sent.get(2).contains("[web]") || sent.get(3).contains("[web]"), sent.toString());
		assertEquals("content", sent.get(4));
		List<String> bodies = bed.server.requests("/chat/completions").stream()
				.map(request -> request.json().path("messages").toString()).toList();
		for (int i = 1; i < bodies.size(); i++) {
			String before = bodies.get(i - 1).substring(0, bodies.get(i - 1).length() - 1);
			assertTrue(bodies.get(i).startsWith(before), "request " + i + " begins with the one before");
		}
		restart();
		bed.server.enqueue(toolCall("c5", "read", "{\"path\":\"web/d\"}"), text("done"));
		session.send(Prompt.of("again"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals("content", sent().getLast(), "what was told before a restart is still there");
	}

	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void whatIsForbiddenOrCannotBeAskedIsNotRun(boolean forbidden) {
		bed.tools.add(tools.with("edit", call -> "edited"));
		tools.permission = call -> forbidden
				? new ToolPermission.Forbidden("This file is secret.")
				: new ToolPermission.Ask(QUESTION);
		bed.server.enqueue(toolCall("c1", "edit", "{}"), text("done"));
		session.send(Prompt.of("edit"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of(), tools.calls);
		assertEquals(Failed.Kind.DENIED, ((Failed) tool(0).outcome()).kind());
		assertEquals(forbidden, sent().equals(List.of("This file is secret.")));
	}

	@Test
	void aStopTakesTheQuestionAwayAndNothingRuns() throws Exception {
		bed.tools.add(tools.with("edit", call -> "edited"));
		tools.permission = call -> new ToolPermission.Ask(QUESTION);
		var asked = new CompletableFuture<ToolDecision>();
		bed.approval = (context, call, question) -> asked;
		restart();
		bed.server.enqueue(toolCall("c1", "edit", "{}"), text("next"));
		session.send(Prompt.of("edit"));
		told.await(SessionEvent.ToolWaiting.class);
		session.stop();
		assertEquals(RunEnd.STOPPED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertTrue(asked.isCancelled());
		assertEquals(List.of(), tools.calls);
		session.send(Prompt.of("and now"));
		told.await(SessionEvent.RunFinished.class, 2);
		assertEquals(List.of("The tool was not run."), sent());
	}

	@Test
	void toolsAreToldForWhomTheyRun() {
		session.setOptions(session.snapshot().options().withMode(ToolContext.ACT).withScope(List.of("project")));
		bed.tools.add(tools.with("read", call -> "content"));
		bed.server.enqueue(toolCall("c1", "read", "{}"), text("done"));
		session.send(Prompt.of("read"));
		told.await(SessionEvent.RunFinished.class);
		assertEquals(List.of(new ToolContext(session.id(), bed.settings.model, "act", List.of("project"))),
				tools.contexts, "once for all requests of the run");
		JsonNode first = bed.server.requests("/chat/completions").getFirst().json();
		assertEquals(first.path("tools"), bed.server.lastChat().json().path("tools"));
		assertTrue(first.path("provider").path("require_parameters").asBoolean());
		assertEquals("[{\"id\":\"context-compression\",\"enabled\":false}]", first.path("plugins").toString());
	}

	@Test
	void aViewIsKeptAndNeverSentAndImagesGoToModelsThatSee() throws Exception {
		String image = "data:image/png;base64,iVBORw0KGgo=";
		var view = new ToolView("diff", "-secret\n+view");
		var done = new Done(List.of(new Part.Text("shot"), new Part.Image(image)), view);
		bed.tools.add(tools.with("shot", ToolTraits.READING, (call, progress, cancellation) -> done));
		bed.server.enqueue(toolCall("c1", "shot", "{}"), text("done"));
		session.send(Prompt.of("look"));
		told.await(SessionEvent.RunFinished.class);
		JsonNode request = bed.server.lastChat().json();
		assertFalse(request.toString().contains("secret"));
		assertEquals(image, request.path("messages").path(2).path("content").path(1).path("image_url").path("url")
				.asText());
		restart();
		assertEquals(done, tool(0).outcome());
	}

	@Test
	void afterManyRoundsTheUserIsAsked() throws Exception {
		bed.tools.add(tools.with("read", call -> "content"));
		for (int i = 0; i < ToolLoop.MAX_ROUNDS + 2; i++) {
			bed.server.enqueue(toolCall("c" + i, "read", "{\"i\":" + i + "}"));
		}
		bed.server.enqueue(text("done"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.PAUSED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(ToolLoop.MAX_ROUNDS, bed.server.requests("/chat/completions").size());
		assertEquals(ToolLoop.MAX_ROUNDS - 1, tools.calls.size(), "the last call waits");
		restart();
		Answer paused = (Answer) session.snapshot().last();
		assertEquals(AnswerState.PAUSED, paused.state());
		assertEquals("RoundLimit", paused.failure().kind());
		session.continueAnswer();
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(ToolLoop.MAX_ROUNDS + 2, tools.calls.size());
		Answer resumed = (Answer) session.snapshot().turn(paused.id()).get();
		assertEquals(AnswerState.COMPLETE, resumed.state());
		assertNull(resumed.failure());
		restart();
		assertEquals(resumed, session.snapshot().turn(paused.id()).get());
	}

	@Test
	void aLimitIsConfirmedAsOftenAsItIsReached() {
		bed.settings.limits = SpendingLimits.NONE;
		bed.tools.add(tools.with("read", call -> {
			bed.settings.limits = new SpendingLimits(new BigDecimal("0.0000001"), null, true);
			return "content";
		}));
		bed.server.enqueue(toolCall("c1", "read", "{}"), toolCall("c2", "read", "{}"), text("done"));
		session.send(Prompt.of("go"));
		for (int i = 1; i <= 2; i++) {
			assertEquals(RunEnd.SPENDING_LIMIT, told.await(SessionEvent.RunFinished.class, i).end());
			ChatBed.awaitIdle(session);
			assertEquals(i, bed.server.requests("/chat/completions").size());
			session.confirmSpending();
		}
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class, 3).end());
	}

	@Test
	void whatALimitHoldsBackGoesOnAfterARestart() throws Exception {
		bed.tools.add(tools.with("read", call -> {
			bed.settings.limits = new SpendingLimits(new BigDecimal("0.0000001"), null, true);
			return "content";
		}));
		bed.server.enqueue(toolCall("c1", "read", "{}"), text("done"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.RunFinished.class);
		ChatBed.awaitIdle(session);
		restart();
		assertTrue(session.isRunUnfinished());
		bed.settings.limits = SpendingLimits.NONE;
		session.continueAnswer();
		assertEquals("done", told.awaitAnswers(1).text().toString());
		ChatBed.awaitIdle(session);
		assertFalse(session.isRunUnfinished());
		assertEquals(1, tools.calls.size());
	}

	@Test
	void aFailingToolEndsNothing() {
		bed.tools.add(tools.with("break", ToolTraits.READING, (call, progress, cancellation) -> {
			throw new NoClassDefFoundError("org/gone/Thing");
		}));
		bed.server.enqueue(toolCall("c1", "break", "{}"), text("done"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.ANSWERED, told.await(SessionEvent.RunFinished.class).end());
		assertEquals(Failed.Kind.INTERNAL, ((Failed) tool(0).outcome()).kind());
	}

	@Test
	void aStopEndsWhatRunsAndTheRestIsNotRun() {
		var begun = new CountDownLatch(1);
		bed.tools.add(tools.with("wait", ToolTraits.changing(Effect.COMMAND), (call, progress, cancellation) -> {
			var stopped = new CountDownLatch(1);
			try (var registration = cancellation.onCancel(stopped::countDown)) {
				begun.countDown();
				await(stopped);
			}
			return new Failed("stopped half way", Failed.Kind.INTERRUPTED);
		}));
		bed.server.enqueue(calls("wait", 3), text("next"));
		session.send(Prompt.of("go"));
		await(begun);
		session.stop();
		assertEquals(RunEnd.STOPPED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(1, tools.calls.size());
		assertTrue(session.isRunUnfinished());
		session.continueAnswer(); // runs what has not run, as the user says so
		await(() -> tools.calls.size() == 2);
		session.stop();
		told.await(SessionEvent.RunFinished.class, 2);
		ChatBed.awaitIdle(session);
		session.send(Prompt.of("forget it"));
		told.await(SessionEvent.RunFinished.class, 3);
		assertEquals(List.of("stopped half way", "stopped half way", "The tool was not run."), sent());
	}

	@Test
	void aToolThatDoesNotStopIsGivenUp() {
		var late = new CountDownLatch(1);
		var over = new CountDownLatch(1);
		bed.tools.add(tools.with("deaf", ToolTraits.changing(Effect.COMMAND), (call, progress, cancellation) -> {
			await(late);
			over.countDown();
			return new Done("late");
		}));
		bed.server.enqueue(toolCall("c1", "deaf", "{}"));
		session.send(Prompt.of("go"));
		told.await(SessionEvent.ToolStarted.class);
		session.stop();
		assertEquals(RunEnd.STOPPED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		ToolResult givenUp = tool(0);
		assertEquals(Failed.Kind.INTERRUPTED, ((Failed) givenUp.outcome()).kind());
		late.countDown();
		await(over);
		assertEquals(1, told.all(SessionEvent.ToolFinished.class).size());
		assertEquals(givenUp, tool(0));
	}

	/** What a tool would do may take it long to find out, or it waits for a build. */
	@Test
	void aCallThatIsBeingJudgedDoesNotKeepTheRun() {
		var judging = new CountDownLatch(1);
		var late = new CountDownLatch(1);
		tools.permission = call -> {
			judging.countDown();
			await(late);
			return ToolPermission.ALLOWED;
		};
		bed.tools.add(tools.with("edit", ToolTraits.changing(Effect.EDIT),
				(call, progress, cancellation) -> new Done("edited")));
		bed.server.enqueue(toolCall("c1", "edit", "{}"));
		session.send(Prompt.of("go"));
		await(judging);
		session.stop();
		assertEquals(RunEnd.STOPPED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(1, late.getCount());
		assertTrue(tools.judgedUntil.getLast().isCancelled(), "the tool can know");
		late.countDown();
		session.send(Prompt.of("and now"));
		told.await(SessionEvent.RunFinished.class, 2);
		assertEquals(List.of("The tool was not run."), sent());
		assertEquals(List.of(), tools.calls);
	}

	/** It looks anew at what it would change, to know what the decision counts for. */
	@Test
	void aToolThatHearsOfADecisionDoesNotKeepTheRun() {
		var hearing = new CountDownLatch(1);
		var late = new CountDownLatch(1);
		tools.permission = call -> new ToolPermission.Ask(QUESTION);
		tools.hearing = () -> {
			hearing.countDown();
			await(late);
		};
		bed.tools.add(tools.with("edit", ToolTraits.changing(Effect.EDIT),
				(call, progress, cancellation) -> new Done("edited")));
		answering(ToolDecision.ONCE);
		bed.server.enqueue(toolCall("c1", "edit", "{}"));
		session.send(Prompt.of("go"));
		await(hearing);
		session.stop();
		assertEquals(RunEnd.STOPPED, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		late.countDown();
		await(() -> tools.decided.equals(List.of(ToolDecision.ONCE))); // is remembered for all that
		assertEquals(List.of(), tools.calls);
	}

	@Test
	void whatTheUserSaysMeanwhileComesWithTheResults() {
		bed.tools.add(tools.with("read", call -> {
			session.send(Prompt.of("and mind the tests"));
			session.send(Prompt.of("and the docs"));
			return "content";
		}));
		bed.server.enqueue(toolCall("c1", "read", "{}"), text("done"));
		session.send(Prompt.of("go"));
		assertEquals("done", told.await(SessionEvent.RunFinished.class).answer().text().toString());
		ChatBed.awaitIdle(session);
		JsonNode messages = bed.server.lastChat().json().path("messages");
		assertEquals(List.of("user", "assistant", "tool", "user", "user"), messages.findValuesAsText("role"));
		assertEquals("and the docs", messages.path(4).path("content").asText());
		assertEquals(List.of(), session.queue());
		assertEquals(2, bed.server.requests("/chat/completions").size());
	}

	/** What was cut is told to the model, so that it makes a shorter call. */
	@Test
	void aCutCallIsToldAsCut() {
		bed.tools.add(tools.with("write", call -> "written"));
		bed.server.enqueue(toolCall("c1", "write", "{\"text\":\"lo").finish("tool_calls", "max_output_tokens"),
				text("shorter"));
		session.send(Prompt.of("go"));
		assertEquals(RunEnd.CUT, told.await(SessionEvent.RunFinished.class).end());
		ChatBed.awaitIdle(session);
		assertEquals(List.of(), tools.calls);
		session.continueAnswer();
		told.await(SessionEvent.RunFinished.class, 2);
		assertTrue(sent().getFirst().contains("cut off at the output limit"), sent().toString());
	}

	private void restart() throws Exception {
		String id = session.id();
		boolean begun = !session.snapshot().pathIds().isEmpty();
		bed.restart();
		session = begun ? bed.chat.open(id) : bed.chat.create();
		told = bed.listenTo(session);
	}

	private void answering(ToolDecision decision) {
		bed.approval = (context, call, question) -> CompletableFuture.completedFuture(decision);
		try {
			restart();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static ChatAnswer calls(String tool, int count) {
		ChatAnswer answer = toolCall("c0", tool, "{}");
		for (int i = 1; i < count; i++) {
			answer = answer.toolCall("c" + i, tool, "{}");
		}
		return answer;
	}

	private ToolResult tool(int index) {
		return (ToolResult) session.snapshot().path().stream().filter(ToolResult.class::isInstance).toList().get(index);
	}

	private List<String> results() {
		return session.snapshot().path().stream().filter(ToolResult.class::isInstance)
				.map(turn -> ((ToolResult) turn).content()).toList();
	}

	/** The results in the last request. */
	private List<String> sent() {
		var texts = new java.util.ArrayList<String>();
		for (JsonNode message : bed.server.lastChat().json().path("messages")) {
			if (message.path("role").asText().equals("tool")) {
				texts.add(message.path("content").asText());
			}
		}
		return texts;
	}

	private static void await(java.util.function.BooleanSupplier condition) {
		ChatBed.await(condition);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertTrue(latch.await(20, TimeUnit.SECONDS));
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void awaitAll(CyclicBarrier barrier) {
		try {
			barrier.await(20, TimeUnit.SECONDS);
		} catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
			throw new IllegalStateException(e);
		}
	}
}
