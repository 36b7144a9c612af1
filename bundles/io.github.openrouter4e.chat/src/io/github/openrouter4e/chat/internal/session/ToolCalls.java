package io.github.openrouter4e.chat.internal.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.chat.internal.request.ToolArguments;
import io.github.openrouter4e.chat.internal.session.ToolRegistry.Registered;
import io.github.openrouter4e.chat.internal.store.TurnTree;
import io.github.openrouter4e.chat.tools.ToolApproval;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolLog;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.chat.tools.ToolTraits;
import io.github.openrouter4e.client.Cancellation;
import io.github.openrouter4e.storage.Json;
import io.github.openrouter4e.storage.Lookup;

/**
 * Runs the tools that one answer calls: those that only read side by side, the others one after the other. Each call becomes
 * a turn when its tool begins, in the order of the calls, so that there is one result for each in that order whichever ends
 * first, and so that the history knows what has begun. Blocks until all have ended, or are given up after a stop.
 */
@SuppressWarnings("nls") // what the model is told
final class ToolCalls {

	/** How many tools of an answer run at the same time. */
	static final int MAX_PARALLEL = 4;

	/** How long a tool may take to stop; after that nobody waits for it. */
	private static final long GRACE_MILLIS = 3000;

	/** How often the user is asked about a call that would do something else each time. */
	private static final int MOST_QUESTIONS = 3;

	private static final Failed GIVEN_UP = new Failed(
			"The user stopped the tool, and it did not stop. Whether it did its "
					+ "work, or a part of it, is not known.",
			Failed.Kind.INTERRUPTED);

	/** A tool at work, with the slots that it takes. */
	private record Running(ToolRequest call, ToolResult begun, int taken) {
	}

	private final SessionContext context;
	private final SessionModel session;
	private final ToolLoop loop;
	private final Cancellation cancellation;
	private final Semaphore slots = new Semaphore(MAX_PARALLEL);
	private final Map<String, Running> running = new ConcurrentHashMap<>(); // by the id of the turn
	private final Map<String, ToolOutcome> outcomes = new ConcurrentHashMap<>(); // by the id of the call
	/** What was told by the results of this answer, which run side by side. */
	private final Set<String> toldNow = ConcurrentHashMap.newKeySet();
	private final Map<String, Judgement> judgements = new ConcurrentHashMap<>(); // by the id of the call

	/** Who or what decided about a call, for the log. */
	private record Judgement(ToolTraits.Effect effect, String subject, String decision, String rule) {
	}

	ToolCalls(SessionContext context, SessionModel session, ToolLoop loop, Cancellation cancellation) {
		this.context = context;
		this.session = session;
		this.loop = loop;
		this.cancellation = cancellation;
	}

	/**
	 * Runs the calls that have no result yet, until cancelled.
	 *
	 * @return the id of the last turn
	 */
	String run(Answer answer) {
		Map<String, String> results = results(answer.id());
		String last = results.values().stream().reduce(answer.id(), (before, next) -> next);
		List<ToolRequest> open = answer.toolCalls().stream().filter(call -> !results.containsKey(call.callId()))
				.toList();
		ToolApproval approval = context.tools().approval();
		try (var registration = cancellation.onCancel(this::giveUpLater);
				var questions = approval == null
						? null
						: new CallQuestions(context, session, approval, loop, answer, cancellation)) {
			if (questions != null) {
				askTogether(open, questions);
			}
			for (ToolRequest call : open) {
				Registered tool = loop.tool(call);
				int taken = tool != null && tool.offer().traits().parallel() ? 1 : MAX_PARALLEL;
				slots.acquireUninterruptibly(taken);
				ToolOutcome refusal = cancellation.isCancelled() ? null : refusal(questions, call, tool);
				if (cancellation.isCancelled()) { // maybe while the user was asked
					slots.release(taken);
					break;
				}
				ToolResult begun = ToolResult.begin(context.ids().get(), last, context.clock().instant(),
						call.callId(), call.name());
				last = begun.id();
				if (refusal == null && tool != null) {
					session.toolBegins(begun);
					running.put(begun.id(), new Running(call, begun, taken));
					context.background().execute(() -> execute(tool, call, begun));
				} else {
					session.answerCall(refusal == null ? begun : begun.withEnd(told(call, refusal), Duration.ZERO));
					log(call, begun, refusal);
					slots.release(taken);
				}
			}
			slots.acquireUninterruptibly(MAX_PARALLEL);
		}
		loop.round(answer.toolCalls().stream().<LoopGuard.Ran>mapMulti((call, next) -> {
			Registered tool = loop.tool(call);
			ToolOutcome outcome = Lookup.find(outcomes, call.callId());
			if (tool != null && outcome != null) {
				next.accept(new LoopGuard.Ran(call, tool.offer().traits(), outcome));
			}
		}).toList());
		return last;
	}

	private ToolOutcome told(ToolRequest call, ToolOutcome outcome) {
		outcomes.put(call.callId(), outcome);
		return withInstructions(call, loop.told(call, outcome));
	}

	/** The result with the instructions of the folder that the call was about, unless the model knows them. */
	private ToolOutcome withInstructions(ToolRequest call, ToolOutcome outcome) {
		if (!(outcome instanceof ToolOutcome.Done done)) {
			return outcome;
		}
		String text = context.tools().besides(loop.context(), proper(call),
				mark -> !toldNow.add(mark) || wasTold(mark));
		if (text.isEmpty()) {
			return outcome;
		}
		var parts = new ArrayList<>(done.parts());
		parts.add(new ToolOutcome.Part.Text(text));
		return new ToolOutcome.Done(parts, done.view());
	}

	/** Whether a result that is not condensed contains a text. */
	private boolean wasTold(String mark) {
		return Condenser.shortened(path(), session.state().condensed()).stream()
				.anyMatch(turn -> turn instanceof ToolResult result && result.content().contains(mark));
	}

	private List<Turn> path() {
		TurnTree tree = session.state().tree();
		return tree.path().stream().map(id -> tree.get(id).turn()).toList();
	}

	/** A tool that does not stop must not keep the conversation from going on. */
	private void giveUpLater() {
		try {
			context.scheduler().schedule(() -> running.values().forEach(tool -> ended(tool.begun(), GIVEN_UP)),
					GRACE_MILLIS, TimeUnit.MILLISECONDS);
		} catch (@SuppressWarnings("unused") RejectedExecutionException e) {
			// the service ends, and nobody waits
		}
	}

	/** What has run before the workbench ended or the user stopped: the results that follow the answer, by call. */
	private Map<String, String> results(String answerId) {
		var results = new LinkedHashMap<String, String>();
		TurnTree tree = session.state().tree();
		List<String> path = tree.path();
		for (String id : path.subList(path.indexOf(answerId) + 1, path.size())) {
			if (!(tree.get(id).turn() instanceof ToolResult result)) {
				break;
			}
			results.put(result.callId(), id);
		}
		return results;
	}

	/**
	 * Asks about all calls at once about which the user will have to be asked, if they are several: one look decides about them. A
	 * call that cannot run yet, as one before it has to, is asked about when its turn comes.
	 */
	private void askTogether(List<ToolRequest> calls, CallQuestions questions) {
		var together = new LinkedHashMap<ToolRequest, ToolQuestion>();
		List<ToolRequest> candidates = calls.stream().filter(this::mayBeAskedAbout).toList();
		if (candidates.size() > 1) {
			for (ToolRequest call : candidates) {
				Registered tool = loop.tool(call);
				try {
					if (tool != null && outOfMode(proper(call)) == null && permission(tool, proper(call),
							judged()) instanceof ToolPermission.Ask(ToolQuestion question)
							&& question.effect() != ToolTraits.Effect.NONE) {
						together.put(call, question);
					}
				} catch (RuntimeException | Error e) { // is told when its turn comes
					if (!cancellation.isCancelled()) {
						Log.warn("Tool " + call.name() + " cannot be asked about", e);
					}
				}
			}
		}
		if (together.size() > 1 && !cancellation.isCancelled()) {
			together.forEach(questions::ask);
		}
	}

	private boolean mayBeAskedAbout(ToolRequest call) {
		Registered tool = loop.tool(call);
		if (tool == null || loop.objection(call) != null) {
			return false;
		}
		ToolTraits traits = tool.offer().traits();
		return traits.effect() != ToolTraits.Effect.NONE
				&& !(traits.readOnly() && traits.effect() == ToolTraits.Effect.READ);
	}

	/**
	 * Why a call is answered without running it; {@code null} if it runs, or if the user has stopped.
	 *
	 * @param questions {@code null} if the user cannot be asked
	 */
	private @Nullable ToolOutcome refusal(@Nullable CallQuestions questions, ToolRequest call,
			@Nullable Registered tool) {
		Failed objection = loop.objection(call);
		if (objection != null || tool == null) {
			return objection;
		}
		try {
			ToolRequest proper = proper(call);
			Failed before = outOfMode(proper);
			ToolOutcome refusal = before == null ? judge(questions, proper, tool) : before;
			// the user may have taken long to decide
			Failed outOfMode = before == null && refusal == null ? outOfMode(proper) : before;
			if (outOfMode == null) {
				return refusal;
			}
			if (questions != null) {
				questions.withdraw(proper);
			}
			judgements.put(call.callId(), new Judgement(tool.offer().traits().effect(), subject(proper), "forbidden",
					outOfMode.text()));
			return outOfMode;
		} catch (RuntimeException | Error e) { // whatever it is, the run must not end with it
			return cancellation.isCancelled() ? null : failed(call, e);
		}
	}

	/** Asks a tool, which may plan a whole change for the answer, or wait until the workspace is free. */
	private ToolPermission permission(Registered tool, ToolRequest call, ToolContext judged) {
		return unlessStopped(CompletableFuture.supplyAsync(
				() -> tool.executor().permission(call, judged, cancellation), context.background()));
	}

	/**
	 * What another thread finds out before a call runs. The user who stops does not wait for that thread: it changes no file.
	 *
	 * @throws CancellationException if the user stops
	 */
	private <T> T unlessStopped(CompletableFuture<T> work) {
		CompletableFuture<T> result = work.copy(); // the thread itself goes on, also one that has not begun
		try (var registration = cancellation.onCancel(() -> result.cancel(true))) {
			return result.join();
		} catch (CompletionException e) {
			switch (e.getCause()) {
				case RuntimeException thrown -> throw thrown;
				case Error thrown -> throw thrown;
				case null, default -> throw e;
			}
		}
	}

	private @Nullable ToolOutcome judge(@Nullable CallQuestions questions, ToolRequest proper, Registered tool) {
		ToolQuestion rejected = questions == null ? null : questions.rejected(proper);
		if (questions != null && rejected != null) {
			return decided(proper, tool, rejected, questions.decision(proper, rejected));
		}
		ToolPermission permission = permission(tool, proper, judged());
		for (int asked = 0; asked < MOST_QUESTIONS
				&& permission instanceof ToolPermission.Ask(ToolQuestion question); asked++) {
			if (questions == null) {
				return new Failed(
						"The user would have to agree to this call, and cannot be asked. Nothing was run.",
						Failed.Kind.DENIED);
			}
			boolean decided = questions.isDecided(proper, question);
			ToolDecision decision = questions.decision(proper, question);
			// what the user was asked for a while ago may by now do something else, or be forbidden
			ToolPermission now = decided || !isAgreed(question, decision)
					? permission
					: permission(tool, proper, judged());
			if (isStill(question, now)) {
				return decided(proper, tool, question, decision);
			}
			permission = now;
		}
		if (questions != null) {
			questions.withdraw(proper);
		}
		ToolTraits.Effect effect = tool.offer().traits().effect();
		return switch (permission) {
			case ToolPermission.Allowed(String rule) -> {
				judgements.put(proper.callId(), new Judgement(effect, subject(proper), "allowed", rule));
				yield null;
			}
			case ToolPermission.Forbidden(String reason) -> {
				judgements.put(proper.callId(), new Judgement(effect, subject(proper), "forbidden", reason));
				yield new Failed(reason, Failed.Kind.DENIED);
			}
			case ToolPermission.Ask(ToolQuestion question) ->
				new Failed("What this call would do changed each time the user was asked. Nothing was run.",
						Failed.Kind.STALE);
		};
	}

	/** Whether a call runs because of what the user decided. */
	private static boolean isAgreed(ToolQuestion question, ToolDecision decision) {
		return question.effect() != ToolTraits.Effect.NONE && decision instanceof ToolDecision.Approved;
	}

	/** Whether that is what was asked, or needs no question by now. */
	private static boolean isStill(ToolQuestion question, ToolPermission now) {
		return switch (now) {
			case ToolPermission.Ask(ToolQuestion other) -> other.isSame(question);
			case ToolPermission.Allowed allowed -> true;
			case ToolPermission.Forbidden forbidden -> false;
		};
	}

	private @Nullable ToolOutcome decided(ToolRequest call, Registered tool, ToolQuestion question,
			ToolDecision decision) {
		judgements.put(call.callId(), switch (decision) {
			case ToolDecision.Approved(String choice) ->
				new Judgement(question.effect(), question.subject(), "agreed", choice == null ? "once" : choice);
			case ToolDecision.Rejected(String reason) ->
				new Judgement(question.effect(), question.subject(), "rejected", reason);
		});
		// is heard, and remembered, also if the user stops now
		unlessStopped(CompletableFuture.runAsync(() -> tool.executor().decided(call, loop.context(), decision),
				context.background()));
		return question.effect() == ToolTraits.Effect.NONE ? answered(decision) : switch (decision) {
			case ToolDecision.Approved approved -> null;
			case ToolDecision.Rejected(String reason) -> new ToolOutcome.Denied(reason);
		};
	}

	/** A call that does nothing but ask the user: what the user chose or typed is its result, and nothing is left to run. */
	private static ToolOutcome answered(ToolDecision decision) {
		String answer = switch (decision) {
			case ToolDecision.Approved(String choice) -> choice == null ? "yes" : choice;
			case ToolDecision.Rejected(String typed) -> typed;
		};
		return new ToolOutcome.Done(answer.isBlank()
				? "The user does not answer. Go on as you think best."
				: "The user answers: " + answer);
	}

	/** For whom the call is, with what the model has read by now. */
	private ToolContext judged() {
		return ForeignContent.isIn(path(), loop::effect, loop::readsForeign)
				? loop.context().afterForeignContent()
				: loop.context();
	}

	/**
	 * Why a call is not within the mode that the user has chosen since the run began; {@code null} if it is. The run keeps its
	 * tools, but what they may do follows the user's word at once.
	 */
	private @Nullable Failed outOfMode(ToolRequest call) {
		String mode = session.state().options().modeOrChat();
		if (mode.equals(loop.context().mode())) {
			return null;
		}
		ToolContext now = judged().withMode(mode);
		Optional<Registered> tool = context.tools().tools(now).stream()
				.filter(each -> each.offer().name().equals(call.name())).findFirst();
		String reason = tool.isEmpty()
				? "The user has chosen another mode for this conversation, in which there is no " + call.name()
						+ ". Nothing was run."
				: permission(tool.get(), call, now) instanceof ToolPermission.Forbidden(String why)
						? why
						: null;
		return reason == null ? null : new Failed(reason, Failed.Kind.DENIED);
	}

	/** What a call is about: its first argument says it. */
	private static String subject(ToolRequest call) {
		try {
			for (JsonNode value : Json.parse(call.arguments())) {
				if (value.isValueNode()) {
					return value.asText();
				}
			}
		} catch (@SuppressWarnings("unused") IOException e) {
			// is answered as a failure
		}
		return "";
	}

	private void log(ToolRequest call, ToolResult begun, @Nullable ToolOutcome outcome) {
		ToolLog log = context.tools().log();
		Judgement judgement = Lookup.find(judgements, call.callId());
		if (log == null || judgement == null || outcome == null) {
			return;
		}
		try {
			log.add(new ToolLog.Entry(begun.created(), loop.context().conversationId(), call.callId(), call.name(),
					judgement.effect(), judgement.subject(), judgement.decision(), judgement.rule(), switch (outcome) {
						case ToolOutcome.Done done -> "done";
						case ToolOutcome.Denied denied -> "denied";
						case Failed(String text, Failed.Kind kind) -> kind.name().toLowerCase(Locale.ROOT);
					}, Duration.between(begun.created(), context.clock().instant()), outcome.text().length()));
		} catch (RuntimeException e) {
			Log.warn("A tool call could not be logged", e);
		}
	}

	/** The call with arguments that any parser reads. */
	private static ToolRequest proper(ToolRequest call) {
		String object = ToolArguments.of(call.arguments()).object();
		return object == null ? call : new ToolRequest(call.callId(), call.name(), object);
	}

	private void execute(Registered tool, ToolRequest call, ToolResult begun) {
		ToolOutcome outcome;
		try {
			outcome = tool.executor().execute(proper(call), loop.context(),
					(message, done) -> session.tell(new SessionEvent.ToolProgressed(begun, message, done)),
					cancellation);
		} catch (RuntimeException | Error e) { // also of a bundle that vanished: the call needs its result
			outcome = failed(call, e);
		}
		ended(begun, outcome);
	}

	/** Once for each tool: what comes after it was given up is not heard. */
	private void ended(ToolResult begun, ToolOutcome outcome) {
		Running tool = running.remove(begun.id());
		if (tool != null) {
			try {
				session.toolEnds(
						begun.withEnd(told(tool.call(), outcome),
								Duration.between(begun.created(), context.clock().instant())));
				log(tool.call(), begun, outcome);
			} finally {
				slots.release(tool.taken());
			}
		}
	}

	private static Failed failed(ToolRequest call, Throwable e) {
		Log.warn("Tool " + call.name() + " failed", e);
		return new Failed("The tool failed: " + e.getMessage(), Failed.Kind.INTERNAL);
	}
}
