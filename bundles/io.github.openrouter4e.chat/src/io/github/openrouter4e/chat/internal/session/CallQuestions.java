package io.github.openrouter4e.chat.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.SessionEvent;
import io.github.openrouter4e.chat.tools.ToolApproval;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;
import io.github.openrouter4e.client.Cancellation;

/**
 * What the user is asked about the calls of one answer, some of it before the turn of the call has come. A decision counts for
 * the question that was shown, and for no other. Used by one thread.
 */
final class CallQuestions implements AutoCloseable {

	/** A question with what becomes of it. */
	private final class Asked {

		final ToolRequest call;
		final ToolQuestion question;
		final CompletableFuture<ToolDecision> decision;
		private boolean told;

		Asked(ToolRequest call, ToolQuestion question, CompletableFuture<ToolDecision> decision) {
			this.call = call;
			this.question = question;
			this.decision = decision;
		}

		/** Says that it is no longer asked, once. When this returns, everybody has heard it. */
		synchronized void tellDecided() {
			if (!told) {
				told = true;
				session.tell(new SessionEvent.ToolDecided(answer, call));
			}
		}
	}

	private final SessionContext context;
	private final SessionModel session;
	private final ToolApproval approval;
	private final ToolLoop loop;
	private final Answer answer;
	private final Cancellation cancellation;
	private final Map<String, Asked> asked = new HashMap<>(); // by the id of the call

	CallQuestions(SessionContext context, SessionModel session, ToolApproval approval, ToolLoop loop, Answer answer,
			Cancellation cancellation) {
		this.context = context;
		this.session = session;
		this.approval = approval;
		this.loop = loop;
		this.answer = answer;
		this.cancellation = cancellation;
	}

	/** Shows a question, in place of another one about the call. */
	void ask(ToolRequest call, ToolQuestion question) {
		withdraw(call);
		var decision = approval.ask(loop.context(), call, question);
		var shown = new Asked(call, question, decision);
		asked.put(call.callId(), shown);
		session.tell(new SessionEvent.ToolWaiting(answer, call, question));
		// the turn of the call may come much later; whoever decides, on the UI thread, does not wait for those who listen
		decision.whenComplete((decided, failure) -> context.background().execute(shown::tellDecided));
	}

	/** Whether the user has decided about what is asked now; else that has to be asked. */
	boolean isDecided(ToolRequest call, ToolQuestion question) {
		Asked known = find(call);
		return known != null && known.question.isSame(question) && known.decision.isDone();
	}

	/** The question that the user has answered with no, though it may have to be another one by now; {@code null} if none. */
	@Nullable
	ToolQuestion rejected(ToolRequest call) {
		Asked known = find(call);
		return known != null && known.decision.isDone() && !known.decision.isCompletedExceptionally()
				&& known.decision.join() instanceof ToolDecision.Rejected ? known.question : null;
	}

	/** What the user decides about a call, who is asked if that question is not shown yet. Blocks. */
	ToolDecision decision(ToolRequest call, ToolQuestion question) {
		Asked known = find(call);
		if (known == null || !known.question.isSame(question)) {
			ask(call, question);
			known = find(call);
		}
		Instant begun = context.clock().instant();
		ToolDecision decision = known == null ? new ToolDecision.Rejected("") : await(known); //$NON-NLS-1$
		loop.waited(Duration.between(begun, context.clock().instant()));
		return decision;
	}

	private @Nullable Asked find(ToolRequest call) {
		return asked.get(call.callId());
	}

	private ToolDecision await(Asked known) {
		try (var registration = cancellation.onCancel(() -> known.decision.cancel(true))) {
			return known.decision.join();
		} catch (CancellationException e) {
			return new ToolDecision.Rejected(""); //$NON-NLS-1$
		} catch (CompletionException e) {
			Log.warn("The user could not be asked", e); //$NON-NLS-1$
			return new ToolDecision.Rejected(""); //$NON-NLS-1$
		} finally {
			known.tellDecided(); // before the call starts
		}
	}

	/** Nothing has to be asked about the call any more. */
	void withdraw(ToolRequest call) {
		Asked known = asked.remove(call.callId());
		if (known != null) {
			known.decision.cancel(true);
			known.tellDecided();
		}
	}

	/** Takes away what was not decided. */
	@Override
	public void close() {
		asked.values().forEach(known -> known.decision.cancel(true));
	}
}
