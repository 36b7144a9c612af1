package io.github.openrouter4e.ui.internal.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import io.github.openrouter4e.chat.tools.ToolApproval;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolDecision;
import io.github.openrouter4e.chat.tools.ToolQuestion;
import io.github.openrouter4e.chat.tools.ToolRequest;

/**
 * Holds the questions whether tools may run until the user decides. A transcript that shows the conversation asks for them
 * and passes on what the user clicked; while no view shows the conversation, the question waits. Thread-safe.
 */
@Component(service = {ToolApproval.class, ToolApprovals.class})
public final class ToolApprovals implements ToolApproval {

	/** A click or key so soon after a question appeared was meant for what was there before. */
	static final Duration GUARD = Duration.ofMillis(500);

	private final InstantSource clock;
	private final Map<Call, Pending> pending = new ConcurrentHashMap<>();

	private record Call(String conversationId, String callId) {
	}

	/** @param shown when the user saw the question first in each transcript; not in those in which it was not shown yet */
	private record Pending(ToolQuestion question, CompletableFuture<ToolDecision> decision,
			Map<Object, Instant> shown) {
	}

	/** What became of a decision. */
	public enum Result {
		/** It counts. */
		TAKEN,
		/** The question has just appeared; it still waits. */
		TOO_EARLY,
		/** The question is not open any more. */
		GONE
	}

	@Activate
	public ToolApprovals() {
		this(InstantSource.system());
	}

	/** @param clock tells when a question was shown */
	ToolApprovals(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public CompletableFuture<ToolDecision> ask(ToolContext context, ToolRequest call, ToolQuestion question) {
		var key = new Call(context.conversationId(), call.callId());
		var asked = new Pending(question, new Decision(), new ConcurrentHashMap<>());
		pending.put(key, asked);
		return asked.decision();
	}

	/** Takes its question away before anybody hears of it: who then shows what is still asked must not find it. */
	private final class Decision extends CompletableFuture<ToolDecision> {

		@Override
		public boolean complete(ToolDecision decision) {
			remove();
			return super.complete(decision);
		}

		@Override
		public boolean cancel(boolean mayInterrupt) {
			remove();
			return super.cancel(mayInterrupt);
		}

		private void remove() {
			pending.values().removeIf(known -> known.decision() == this);
		}
	}

	/**
	 * The question of a call, which is shown from now on.
	 *
	 * @param transcript stands for the transcript that shows it
	 * @return null if nothing is asked about the call
	 */
	public @Nullable ToolQuestion show(Object transcript, String conversationId, String callId) {
		var asked = find(conversationId, callId);
		if (asked == null) {
			return null;
		}
		asked.shown().putIfAbsent(transcript, clock.instant());
		return asked.question();
	}

	/**
	 * The user allows a call.
	 *
	 * @param transcript in which the user did so: in another one the question may have stood for long
	 * @param choice     one of {@link ToolQuestion#choices()}; null for this call alone
	 */
	public Result approve(Object transcript, String conversationId, String callId, @Nullable String choice) {
		var asked = find(conversationId, callId);
		if (asked == null || choice != null && !asked.question().choices().contains(choice)) {
			return Result.GONE;
		}
		if (isTooEarly(transcript, asked)) {
			return Result.TOO_EARLY;
		}
		return asked.decision().complete(choice == null ? ToolDecision.ONCE : new ToolDecision.Approved(choice))
				? Result.TAKEN
				: Result.GONE;
	}

	/** @param reason what the user tells the model; may be empty */
	public Result reject(String conversationId, String callId, String reason) {
		var asked = find(conversationId, callId);
		return asked != null && asked.decision().complete(new ToolDecision.Rejected(reason))
				? Result.TAKEN
				: Result.GONE;
	}

	/**
	 * The user allows calls that are shown together, each for this once. None is allowed if one of them has just appeared.
	 *
	 * @param transcript in which the user did so
	 * @param callIds    those that were shown; what is not open any more was decided meanwhile
	 */
	public Result approveAll(Object transcript, String conversationId, List<String> callIds) {
		var asked = open(conversationId, callIds);
		if (asked.stream().anyMatch(known -> isTooEarly(transcript, known))) {
			return Result.TOO_EARLY;
		}
		return result(asked.stream().filter(known -> known.decision().complete(ToolDecision.ONCE)).count());
	}

	/** @param reason what the user tells the model about all of them; may be empty */
	public Result rejectAll(String conversationId, List<String> callIds, String reason) {
		return result(open(conversationId, callIds).stream()
				.filter(known -> known.decision().complete(new ToolDecision.Rejected(reason))).count());
	}

	private List<Pending> open(String conversationId, List<String> callIds) {
		var asked = new ArrayList<Pending>();
		for (var callId : callIds) {
			var known = find(conversationId, callId);
			if (known != null) {
				asked.add(known);
			}
		}
		return asked;
	}

	private static Result result(long taken) {
		return taken > 0 ? Result.TAKEN : Result.GONE;
	}

	private boolean isTooEarly(Object transcript, Pending asked) {
		var shown = asked.shown().get(transcript);
		return shown == null || clock.instant().isBefore(shown.plus(GUARD));
	}

	private @Nullable Pending find(String conversationId, String callId) {
		return pending.get(new Call(conversationId, callId));
	}
}
