package io.github.openrouter4e.chat.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.internal.request.ToolArguments;
import io.github.openrouter4e.chat.internal.session.ToolRegistry.Registered;
import io.github.openrouter4e.chat.internal.store.TurnTree;
import io.github.openrouter4e.chat.tools.ToolApproval;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolOutcome;
import io.github.openrouter4e.chat.tools.ToolOutcome.Failed;
import io.github.openrouter4e.chat.tools.ToolPermission;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;

/**
 * Runs the tools that one answer calls: those that only read side by side, the others one after the other. Each call becomes
 * a turn when its tool begins, in the order of the calls, so that there is one result for each in that order whichever ends
 * first, and so that the history knows what has begun. Blocks until all have ended.
 */
@SuppressWarnings("nls") // what the model is told
final class ToolCalls {

	/** How many tools of an answer run at the same time. */
	static final int MAX_PARALLEL = 4;

	private final SessionContext context;
	private final SessionModel session;
	private final ToolLoop loop;
	private final Cancellation cancellation;
	private final Semaphore slots = new Semaphore(MAX_PARALLEL);

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
		try {
			for (ToolRequest call : answer.toolCalls()) {
				if (results.containsKey(call.callId())) {
					continue;
				}
				Registered tool = loop.tool(call);
				boolean parallel = tool != null && tool.offer().traits().parallel();
				slots.acquireUninterruptibly(parallel ? 1 : MAX_PARALLEL);
				boolean runs = false;
				try {
					if (cancellation.isCancelled()) {
						break;
					}
					ToolOutcome refusal = refusal(answer, call, tool);
					if (cancellation.isCancelled()) {
						break; // while the user was asked
					}
					ToolResult begun = ToolResult.begin(context.ids().get(), last, context.clock().instant(),
							call.callId(), call.name());
					last = begun.id();
					if (refusal != null || tool == null) {
						session.answerCall(refusal == null ? begun : begun.withEnd(refusal, Duration.ZERO));
					} else {
						session.toolBegins(begun);
						execute(tool, call, begun, parallel);
						runs = parallel;
					}
				} finally {
					if (!runs) {
						slots.release(parallel ? 1 : MAX_PARALLEL);
					}
				}
			}
		} finally {
			slots.acquireUninterruptibly(MAX_PARALLEL);
		}
		return last;
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

	/** Why a call is answered without running it; {@code null} if it runs. */
	private @Nullable ToolOutcome refusal(Answer answer, ToolRequest call, @Nullable Registered tool) {
		Failed objection = loop.objection(call);
		if (objection != null || tool == null) {
			return objection;
		}
		try {
			ToolRequest proper = proper(call);
			return switch (tool.executor().permission(proper, loop.context())) {
				case ToolPermission.Allowed allowed -> null;
				case ToolPermission.Forbidden(String reason) -> new Failed(reason, Failed.Kind.DENIED);
				case ToolPermission.Ask(ToolQuestion question) -> ask(answer, proper, tool, question);
			};
		} catch (RuntimeException | Error e) { // whatever it is, the run must not end with it
			return failed(call, e);
		}
	}

	private @Nullable ToolOutcome ask(Answer answer, ToolRequest call, Registered tool, ToolQuestion question) {
		ToolApproval approval = context.tools().approval();
		if (approval == null) {
			return new Failed("The user would have to agree to this call, and cannot be asked. Nothing was run.",
					Failed.Kind.DENIED);
		}
		session.tell(new SessionEvent.ToolWaiting(answer, call, question));
		ToolDecision decision = decision(approval.ask(loop.context(), call, question));
		tool.executor().decided(call, loop.context(), decision);
		return decision instanceof ToolDecision.Rejected(String reason) ? new ToolOutcome.Denied(reason) : null;
	}

	private ToolDecision decision(CompletableFuture<ToolDecision> asked) {
		try (var registration = cancellation.onCancel(() -> asked.cancel(true))) {
			return asked.join();
		} catch (CancellationException e) {
			return new ToolDecision.Rejected("");
		} catch (CompletionException e) {
			Log.warn("The user could not be asked", e);
			return new ToolDecision.Rejected("");
		}
	}

	/** The call with arguments that any parser reads. */
	private static ToolRequest proper(ToolRequest call) {
		String object = ToolArguments.of(call.arguments()).object();
		return object == null ? call : new ToolRequest(call.callId(), call.name(), object);
	}

	/** @param parallel whether to return at once, and give a slot back at the end */
	private void execute(Registered tool, ToolRequest call, ToolResult begun, boolean parallel) {
		if (parallel) {
			context.background().execute(() -> {
				try {
					execute(tool, call, begun);
				} finally {
					slots.release();
				}
			});
		} else {
			execute(tool, call, begun);
		}
	}

	private void execute(Registered tool, ToolRequest call, ToolResult begun) {
		Instant start = context.clock().instant();
		ToolOutcome outcome;
		try {
			outcome = tool.executor().execute(proper(call), loop.context(),
					(message, done) -> session.tell(new SessionEvent.ToolProgressed(begun, message, done)),
					cancellation);
		} catch (RuntimeException | Error e) { // also of a bundle that vanished: the call needs its result
			outcome = failed(call, e);
		}
		session.toolEnds(begun.withEnd(outcome, Duration.between(start, context.clock().instant())));
	}

	private static Failed failed(ToolRequest call, Throwable e) {
		Log.warn("Tool " + call.name() + " failed", e);
		return new Failed("The tool failed: " + e.getMessage(), Failed.Kind.INTERNAL);
	}
}
