package io.github.openrouter4e.ui.internal.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

	/** @param shown when the user saw the question first; null if not yet */
	private record Pending(ToolQuestion question, CompletableFuture<ToolDecision> decision, @Nullable Instant shown) {
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
		var asked = new Pending(question, new CompletableFuture<>(), null);
		pending.put(key, asked);
		asked.decision().whenComplete((decision, failure) -> remove(asked.decision()));
		return asked.decision();
	}

	private void remove(CompletableFuture<ToolDecision> decided) {
		pending.values().removeIf(known -> known.decision() == decided);
	}

	/**
	 * The question of a call, which is shown from now on.
	 *
	 * @return null if nothing is asked about the call
	 */
	public @Nullable ToolQuestion show(String conversationId, String callId) {
		var shown = pending.computeIfPresent(new Call(conversationId, callId), (key, known) -> known.shown() != null
				? known
				: new Pending(known.question(), known.decision(), clock.instant()));
		return shown == null ? null : shown.question();
	}

	/**
	 * The user allows a call.
	 *
	 * @param choice one of {@link ToolQuestion#choices()}; null for this call alone
	 */
	public Result approve(String conversationId, String callId, @Nullable String choice) {
		var asked = find(conversationId, callId);
		if (asked == null || choice != null && !asked.question().choices().contains(choice)) {
			return Result.GONE;
		}
		var shown = asked.shown();
		if (shown == null || clock.instant().isBefore(shown.plus(GUARD))) {
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

	private @Nullable Pending find(String conversationId, String callId) {
		return pending.get(new Call(conversationId, callId));
	}
}
